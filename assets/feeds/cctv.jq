# Cameras as CCTVByLBS lists them (cctvId, cctvName "001-road", lat, lng as text or numbers, videoStreamURL,
# videoPreviewImgUrl), bare or inside payload or data, and as TDX's CCTVs. The stream goes before the still picture.
def number: if type == "string" then (tonumber? // .) else . end;
def address: if type == "string" and test("^(https?|rtsps?)://") then . else null end;
def stream($given):
  [$given[] | address | select(. != null)][0] as $found |
  if $found == null then {} else {stream: $found} end;

# One record in a shape nobody expected must not cost the others.
def or_refuse(f): try f catch {refuse: {why: "a record in an unknown shape: \(.)", field: ""}};

def city:
  if .cctvId == null or .cctvId == "" then {refuse: {why: "a camera without cctvId", field: "cctvId"}}
  else
    {asset: ({id: (.cctvId | tostring), kind: "camera", name: {zh: (.cctvName // "" | sub("^[0-9]+-"; ""))},
              lon: (.lng | number), lat: (.lat | number)} + stream([.videoStreamURL, .videoPreviewImgUrl]))},
    (select(.videoStreamURL != null and (.videoStreamURL | address) == null)
     | {finding: {name: "no-stream-address", subject: (.cctvId | tostring), field: "videoStreamURL", detail: (.videoStreamURL | tostring)}})
  end;

def tdx:
  {asset: ({id: .CCTVID, kind: "camera", name: {zh: (.SurveillanceDescription // .RoadName)}, lon: .PositionLon, lat: .PositionLat}
           + stream([.VideoStreamURL, .VideoImageURL]))};

(if type == "object" then (.payload // .data // .CCTVs // .) else . end) as $list |
if ($list | type) != "array" then {refuse: {why: "no list of cameras", field: ""}}
else $list[] | or_refuse(if has("CCTVID") then tdx else city end) end
