# {"count": n, "data": [...]}, or the bare list, in two documents told apart by their fields.
# Levels: {stationNo, recTime "yyyyMMddHHmm" local, levelOut m, groundFar m from the water to the street, voltage}; numbers may be
# text. Some stations have told the same recTime for years: their age says so. Outliers are kept, and doubted by [quality].
# Stations: {stationNo, stationName, lng, lat}, joined by number.
def number: if type == "string" then (tonumber? // null) elif type == "number" then . else null end;

(if type == "object" then (.data // .stations) else . end) as $rows |
if ($rows | type) != "array" then {refuse: {why: "should be a list, or have one under data", field: "data"}}
else
  $rows[] |
  if type != "object" or .stationNo == null or .stationNo == "" then {refuse: {why: "a station without stationNo", field: "stationNo"}}
  else
    (.stationNo | tostring) as $id |
    if has("levelOut") or has("groundFar") then
      {asset: {id: $id, kind: "sewer_gauge"}},
      {obs: {asset: $id, t: (.recTime | if type == "number" then tostring else . end), v: ({
        water_level_m: (.levelOut | number),
        ground_distance_m: (.groundFar | number)
      } + if has("voltage") then {battery_v: (.voltage | number)} else {} end)}}
    else
      {describe: {id: $id, kind: "sewer_gauge", name: {zh: .stationName}, lon: ((.lng // .lon) | number), lat: (.lat | number)}}
    end
  end
end
