# Two documents of the Water Resources Agency, told apart by their fields; key names come in any case.
# Levels: {"RealtimeWaterLevel_OPENDATA": [{RecordTime, StationIdentifier, WaterLevel}]}, or the bare list. Metres as text; ""
# and anything negative mean missing; RecordTime is local.
# Stations: {"RiverStageObservatoryProfile_OPENDATA": [...]}, or the bare list: ObservatoryName, LocationByTWD97_XY "x y" (TM2),
# AlertLevel1, 2, 3 as text, "" where there is none. Level 1 is the highest. The station's number stands under BasinIdentifier.
def number: if type == "string" then (tonumber? // null) elif type == "number" then . else null end;
def lower: if type == "object" then with_entries(.key |= ascii_downcase) else . end;
def place:
  [(.locationbytwd97_xy // "") | splits("[ ,]+") | number | values] |
  if length == 2 then {x: .[0], y: .[1], epsg: 3826} else {} end;
def levels:
  {alert_level_1_m: (.alertlevel1 | number), alert_level_2_m: (.alertlevel2 | number), alert_level_3_m: (.alertlevel3 | number)}
  | with_entries(select(.value != null and .value > 0));

(if type == "object" then [.[] | select(type == "array")][0] else . end) as $rows |
if ($rows | type) != "array" then {refuse: {why: "should hold a list of levels or of stations", field: "RealtimeWaterLevel_OPENDATA"}}
else
  $rows[] | lower |
  if type != "object" then {refuse: {why: "neither a level nor a station", field: ""}}
  elif has("waterlevel") then
    (.stationidentifier // .stationid // .st_no) as $id |
    if ($id | type) != "string" or $id == "" then {refuse: {why: "a level without StationIdentifier", field: "StationIdentifier"}}
    else
      (.waterlevel | number | if . != null and . < 0 then null else . end) as $level |
      {obs: {asset: $id, t: (.recordtime // .datetime), v: {water_level_m: $level}}}
    end
  elif has("observatoryname") then
    (.basinidentifier // .observatoryidentifier) as $id |
    if ($id | type) != "string" or $id == "" then {refuse: {why: "a station without BasinIdentifier", field: "BasinIdentifier"}}
    else
      {describe: ({id: $id, kind: "river_gauge",
                   name: {zh: ([.rivername, .observatoryname] | map(select(. != null and . != "")) | join(" "))},
                   traits: levels} + place)}
    end
  else {refuse: {why: "neither a level nor a station", field: ""}} end
end
