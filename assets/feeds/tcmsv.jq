# TCMSV_allavailable.json and TCMSV_alldesc.json, told apart by their fields.
# Negative counts (-9 "no such spaces", -11, -12, -13 "no data") are not spaces: missing.
# In the description EntranceCoord's Xcod holds the latitude and Ycod the longitude; where that makes no sense, tw97x and tw97y
# (TWD97 TM2, as text) are taken, garbage included: the position check refuses it and keeps the rest.
def number: if type == "string" then (tonumber? // null) elif type == "number" then . else null end;
def spaces: if type == "number" and . < 0 then null else . end;
def within($low; $high): . != null and . >= $low and . <= $high;

def entrance:
  [(.EntranceCoord.EntrancecoordInfo? // []) | if type == "array" then .[] else . end
   | {a: (.Xcod? | number), b: (.Ycod? | number)}
   | if (.a | within(20; 27)) and (.b | within(117; 124)) then {lat: .a, lon: .b}
     elif (.b | within(20; 27)) and (.a | within(117; 124)) then {lat: .b, lon: .a}
     else empty end][0];

# Totals of 0 are told by lots that have spaces: then the size is not known.
def sizes:
  {capacity_count: (.totalcar | number), motorcycle_spaces_total: (.totalmotor | number), bus_spaces_total: (.totalbus | number)}
  | with_entries(select(.value != null and .value > 0));

def place:
  entrance as $entrance |
  if $entrance != null then $entrance
  elif .tw97x != null and .tw97y != null then {x: (.tw97x | number), y: (.tw97y | number), epsg: 3826}
  else {} end;

# One record in a shape nobody expected must not cost the others.
def or_refuse(f): try f catch {refuse: {why: "a record in an unknown shape: \(.)", field: ""}};

if ([.data?.park?][0] | type) != "array" then {refuse: {why: "the document should have data.park, a list of car parks", field: "data.park"}}
else
  .data.UPDATETIME as $t |
  .data.park[] | or_refuse(
  if (.id | type) != "string" then {refuse: {why: "a car park without id", field: "id"}}
  elif has("availablecar") or has("availablemotor") or has("availablebus") then
    {obs: {
      asset: .id,
      t: $t,
      v: {
        spaces_available: (.availablecar | spaces),
        motorcycle_spaces_available: (.availablemotor | spaces),
        bus_spaces_available: (.availablebus | spaces)
      }
    }}
  else
    {describe: ({id: .id, kind: "car_park", name: {zh: .name}, district: .area, traits: sizes} + place)}
  end)
end
