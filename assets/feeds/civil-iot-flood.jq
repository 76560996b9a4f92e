# SensorThings Datastreams?$expand=Thing($expand=Locations),Observations($top=1;$orderby=phenomenonTime desc).
# Observations may be null or empty (the sensor never reported: it exists and has no value), phenomenonTime may be an interval
# "from/to" (its end is taken), the unit says whether the depth is in cm, m or mm. A Datastream of another property is refused.
def last_instant: if type == "string" then split("/") | last else . end;
def cm($unit):
  if type != "number" then null
  elif $unit == "m" then . * 100
  elif $unit == "mm" then . / 10
  else . end;

if (.value? // null | type) != "array" then {refuse: {why: "the document should have value, a list of Datastreams", field: "value"}}
else
  .value[] |
  .Thing as $thing |
  (($thing.properties.stationCode // .["@iot.id"]) | if . == null then null else tostring end) as $id |
  .unitOfMeasurement.symbol as $unit |
  ($thing.Locations[0].location.coordinates? // .observedArea.coordinates? // null) as $place |
  if $id == null then {refuse: {why: "a Datastream without stationCode and @iot.id", field: "@iot.id"}}
  elif ("\(.name)\(.description)" | test("淹水深度") | not) then
    {refuse: {why: "Datastream \(.["@iot.id"]) is \(.name), not a flood depth", field: "name"}}
  else
    {asset: ({id: $id, kind: "flood_sensor", name: {zh: ($thing.properties.stationName // $thing.name // .name)},
              agency: $thing.properties.authority}
             + if ($place | type) == "array" then {lon: $place[0], lat: $place[1]} else {} end)},
    ((.Observations // [])[] |
      {obs: {asset: $id, t: ((.phenomenonTime // .resultTime) | last_instant), v: {depth_cm: (.result | cm($unit))}}})
  end
end
