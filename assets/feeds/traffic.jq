# Road sections in three shapes:
#   the city's section map, a GeoJSON FeatureCollection: class and speed are one text, "車多 速度:33.669174"; 無資料 (no data)
#     prints a speed all the same, which is missing here. Sections are drawn as thin polygons: their middle becomes a line. Rows
#     carry their own stamps, some months old. No capture of it is public: property names are taken liberally;
#   TDX LiveTraffics: numbers, -99 for none (the feed's sentinel), CongestionLevel as text;
#   TDX Sections (names, SpeedLimit as the free-flow speed) and SectionShapes (WKT): descriptions.
def number: if type == "string" then (tonumber? // null) elif type == "number" then . else null end;
def first_of($names): . as $row | first($names[] | $row[.] | select(. != null)) // null;

# The middle of a thin polygon: from its shortest edge on, each corner of one side meets its opposite.
def middle:
  (if .[0] == .[-1] then .[:-1] else . end) as $ring | ($ring | length) as $n |
  if $n < 4 then $ring
  else
    ([range($n) | . as $i | {i: $i, d: ([0, 1] | map(pow($ring[$i][.] - $ring[($i + 1) % $n][.]; 2)) | add)}] | min_by(.d).i) as $cap |
    [range($n) | $ring[($cap + 1 + .) % $n]] as $side |
    [range($n / 2 | floor) | . as $k | [($side[$k][0] + $side[$n - 1 - $k][0]) / 2, ($side[$k][1] + $side[$n - 1 - $k][1]) / 2]]
  end;

def line:
  if type != "object" then null
  elif .type == "LineString" then .coordinates
  elif .type == "MultiLineString" then .coordinates[0]
  elif .type == "Polygon" then .coordinates[0] | middle
  elif .type == "MultiPolygon" then .coordinates[0][0] | middle
  else null end;

def wkt_line:
  if type == "string" and test("LINESTRING") then
    split("(") | last | split(")")[0] | split(",") | map(split(" ") | map(select(. != "") | number))
  else null end;

def class_and_speed:
  if type != "string" then null
  else capture("(?<class>順暢|車多|壅塞|無資料)\\s*(速度\\s*[:：]\\s*(?<speed>[0-9.]+))?") // null end;

def map_section:
  .geometry as $geometry | .properties as $p |
  ($p | first_of(["section_id", "SectionId", "sectionid", "id"])) as $id |
  ($p | first_of(["description", "level", "text"])) as $text |
  ($text | class_and_speed) as $told |
  if $id == null then {refuse: {why: "a section without id", field: "section_id"}}
  elif $told == null then {refuse: {why: "section \($id): neither 順暢, 車多, 壅塞 nor 無資料 in \($text | tostring)", field: "description"}}
  else
    {asset: {id: ($id | tostring), kind: "road_section", name: {zh: ($p | first_of(["section_name", "SectionName", "name"]))},
             line: ($geometry | line)}},
    {obs: {asset: ($id | tostring), t: ($p | first_of(["data_time", "DataCollectTime", "time"])), v:
      (if $told.class == "無資料" then {speed_kmh: null, congestion_level: null}
       else {speed_kmh: ($told.speed | number), congestion_level: {"順暢": 1, "車多": 2, "壅塞": 3}[$told.class]} end)}}
  end;

def live: {obs: {asset: .SectionID, t: .DataCollectTime, v: {
  speed_kmh: (.TravelSpeed | number),
  travel_time_s: (.TravelTime | number),
  congestion_level: (.CongestionLevel | number)
}}};

def section:
  {describe: ({id: .SectionID, kind: "road_section", name: {zh: (.SectionName // .RoadName)}}
              + ((.SpeedLimit | number) as $limit | if $limit == null or $limit <= 0 then {} else {traits: {free_flow_kmh: $limit}} end))};

# One record in a shape nobody expected must not cost the others.
def or_refuse(f): try f catch {refuse: {why: "a record in an unknown shape: \(.)", field: ""}};

if type != "object" then {refuse: {why: "neither a section map nor a document of TDX", field: ""}}
elif (.features | type) == "array" then .features[] | or_refuse(map_section)
elif (.LiveTraffics | type) == "array" then {document: {published: (.UpdateTime | strings)}}, (.LiveTraffics[] | or_refuse(live))
elif (.SectionShapes | type) == "array" then .SectionShapes[] | or_refuse({describe: {id: .SectionID, kind: "road_section", line: (.Geometry | wkt_line)}})
elif (.Sections | type) == "array" then .Sections[] | or_refuse(section)
else {refuse: {why: "neither a section map nor a document of TDX", field: ""}} end
