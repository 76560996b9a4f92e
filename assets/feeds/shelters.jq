# Two documents, joined by the shelter's name (there are no numbers):
#   the list, a GeoJSON FeatureCollection with 名稱, 鄉鎮, 容納人數 (capacity), 服務里別;
#   what is open, {"更新時間", "收容所": [{"名稱", "開設狀態", "容納人數", "已收容人數", "回報時間"}]}.
# 開設狀態 is 開設 (open), 額滿 (open, full), 未開設 or 撤離 (closed). More people than places leaves no place, and is named.
def count: if type == "string" then (tonumber? // null) elif type == "number" then . else null end;
def sized($n): if $n == null or $n <= 0 then {} else {traits: {capacity_count: $n}} end;
def open: {"開設": 1, "額滿": 1, "未開設": 0, "撤離": 0}[. // ""];

def listed:
  .properties["名稱"] as $name |
  if $name == null or $name == "" then {refuse: {why: "a shelter without a name", field: "名稱"}}
  else
    {asset: ({id: $name, kind: "shelter", name: {zh: $name}, district: .properties["鄉鎮"],
              lon: .geometry.coordinates[0], lat: .geometry.coordinates[1]} + sized(.properties["容納人數"] | count))}
  end;

def report($made):
  .["名稱"] as $name | (.["開設狀態"] | open) as $open |
  (.["容納人數"] | count) as $places | (.["已收容人數"] | count) as $inside |
  if $name == null or $name == "" then {refuse: {why: "a report without a name", field: "名稱"}}
  else
    {asset: ({id: $name, kind: "shelter", name: {zh: $name}} + sized($places))},
    (select($open == null) | {finding: {name: "unknown-state", subject: $name, field: "開設狀態", detail: (.["開設狀態"] | tostring)}}),
    (select($places != null and $inside != null and $inside > $places)
     | {finding: {name: "over-capacity", subject: $name, field: "已收容人數", detail: "\($inside) people, \($places) places"}}),
    {obs: {asset: $name, t: (.["回報時間"] // $made), v: ({open: $open, sheltered_count: $inside}
      + if $open != 1 then {}
        else {places_available: (if $places == null or $inside == null then null else [$places - $inside, 0] | max end)} end)}}
  end;

# One record in a shape nobody expected must not cost the others.
def or_refuse(f): try f catch {refuse: {why: "a record in an unknown shape: \(.)", field: ""}};

if type != "object" then {refuse: {why: "neither the list nor a report of what is open", field: ""}}
elif (.features | type) == "array" then .features[] | or_refuse(listed)
elif (.["收容所"] | type) == "array" then
  {document: {published: (.["更新時間"] | strings)}},
  .["更新時間"] as $made | (.["收容所"][] | or_refuse(report($made)))
else {refuse: {why: "neither the list nor a report of what is open", field: ""}} end
