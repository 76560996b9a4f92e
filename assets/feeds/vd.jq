# TDX VDLives (live, by lane) and VDs (where the detectors are). Speed -99, Occupancy -1 and Volume -99 are "not measured".
#   flow       vehicles a minute over all lanes and classes, as an hour's; missing when a lane did not count: a sum with a hole is
#              no sum
#   speed      mean of the lanes, weighted by their vehicles; missing when nothing passed
#   occupancy  mean of the lanes that measured
#   on         Status 0; 1 is a broken line, 2 out of use, 3 a fault
def measured: if type == "number" and . >= 0 then . else null end;
def mean: if length == 0 then null else add / length end;

def lane: {
  speed: (.Speed | measured),
  occupancy: (.Occupancy | measured),
  volume: ([.Vehicles[]?.Volume | measured] | if length == 0 or any(. == null) then null else add end)
};

def live:
  [.LinkFlows[]?.Lanes[]? | lane] as $lanes |
  [$lanes[] | select(.volume != null and .volume > 0 and .speed != null)] as $moving |
  {obs: {asset: .VDID, t: .DataCollectTime, v: {
    flow_veh_h: ($lanes | map(.volume) | if length == 0 or any(. == null) then null else add * 60 end),
    speed_kmh: ($moving | if length == 0 then null else (map(.speed * .volume) | add) / (map(.volume) | add) end),
    occupancy_pct: ([$lanes[].occupancy | select(. != null)] | mean),
    on: (if .Status == null then null elif (.Status | tostring) == "0" then 1 else 0 end)
  }}};

def place:
  ([.RoadSection.Start?, .RoadSection.End?] | map(select(. != null and . != "")) | join("–")) as $between |
  {describe: {id: .VDID, kind: "vd", lon: .PositionLon, lat: .PositionLat,
              name: {zh: ([.RoadName, $between] | map(select(. != null and . != "")) | join(" "))}}};

# One record in a shape nobody expected must not cost the others.
def or_refuse(f): try f catch {refuse: {why: "a record in an unknown shape: \(.)", field: ""}};

if (.VDLives? // null | type) == "array" then
  {document: {published: (.UpdateTime | strings)}},
  (.VDLives[] | or_refuse(if .VDID == null then {refuse: {why: "a detector without VDID", field: "VDID"}} else live end))
elif (.VDs? // null | type) == "array" then
  .VDs[] | or_refuse(if .VDID == null then {refuse: {why: "a detector without VDID", field: "VDID"}} else place end)
else {refuse: {why: "neither VDLives nor VDs", field: ""}} end
