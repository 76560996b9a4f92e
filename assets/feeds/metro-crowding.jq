# CarWeight (getCarWeightByInfoEx): JSON text up to the first "<", or inside the envelope's …Result element, or JSON text of JSON
# text. A row is a train at a station: TrainNumber, StationID, CID (direction 1 or 2), Cart1L … Cart6L, utime in local time. At
# the end of the day rows come twice: named, and read once.
def body: if test("^\\s*<") then (split("Result>")[1] // "" | split("</")[0] | gsub("&quot;"; "\"")) else split("<")[0] end;
def level: if type == "string" then (tonumber? // null) elif type == "number" then . else null end;

# One record in a shape nobody expected must not cost the others.
def or_refuse(f): try f catch {refuse: {why: "a record in an unknown shape: \(.)", field: ""}};

def described:
  . as $station |
  ("1", "2") | {describe: {id: "\($station.id)-\(.)", kind: "metro_platform", lon: $station.lon, lat: $station.lat,
                           name: {zh: "\($station.zh) \(if . == "1" then "下行" else "上行" end)", en: "\($station.en), direction \(.)"}}};

def train:
  ([.Cart1L, .Cart2L, .Cart3L, .Cart4L, .Cart5L, .Cart6L] | map(level)) as $cars |
  if .StationID == null or .CID == null then {refuse: {why: "a train without StationID and CID", field: "StationID"}}
  else
    {obs: {asset: "\(.StationID)-\(.CID)", t: .utime, v: {
      crowding_level: ([$cars[] | select(. != null)] | if length == 0 then null else add / length end),
      car1_crowding_level: $cars[0],
      car2_crowding_level: $cars[1],
      car3_crowding_level: $cars[2],
      car4_crowding_level: $cars[3],
      car5_crowding_level: $cars[4],
      car6_crowding_level: $cars[5]
    }}}
  end;

# jq 1.6 loses memory over text that is no JSON: what is visibly cut off is not tried.
def json: if type == "string" and test("^\\s*(\\[.*\\]|\\{.*\\}|\".*\")\\s*$"; "p") then (try fromjson catch null) else . end;

(body | json | json) as $told |
if ($told | type) == "object" and ($told | has("stations")) then $told.stations[] | or_refuse(described)
elif ($told | type) != "array" then {refuse: {why: "no list in JSON before the first <", field: ""}}
else
  ($told | unique) as $trains |
  (select(($trains | length) < ($told | length))
   | {finding: {name: "duplicate-rows", detail: "\(($told | length) - ($trains | length)) of \($told | length) rows came twice"}}),
  ($trains[] | or_refuse(train))
end
