# {"updated": "…", "offices": [{office, name, updated, services: [{item, waiting: "12人", expect: "約 25 分", serving: "A012"}],
#  counters: 6}]}: per office several queues, told in words. An office has its own stamp, or else the document's.
# waiting_count is the sum over the queues, waiting_min the longest expectation, "1 小時 10 分" and "不到 5 分" included. "--", "" and
# "休息" say that nothing is told; a sum with an untold part is missing. status "休息" or "未開放" is closed: open is 0, the queues
# are missing. In the catalogue an office has lon and lat and no services.
def count:
  if type == "number" then .
  elif type == "string" then ([capture("^\\s*(?<n>[0-9]+)\\s*[人位]?\\s*$").n | tonumber] | first) // null
  else null end;
def minutes:
  if type == "number" then .
  elif type != "string" then null
  else
    ([capture("(?:(?<h>[0-9]+)\\s*小時)?\\s*(?:(?<m>[0-9]+)\\s*分)?$")] | first) as $t |
    if $t == null or ($t.h == null and $t.m == null) then null
    else (($t.h // "0") | tonumber) * 60 + (($t.m // "0") | tonumber) end
  end;
def all_or_null(fold): if length == 0 or any(. == null) then null else fold end;

if type != "object" or (.offices | type) != "array" then {refuse: {why: "should have offices, a list", field: "offices"}}
else
  .updated as $updated |
  (if $updated then {document: {published: $updated}} else empty end),
  (.offices[] |
  if type != "object" or (.office // "") == "" then {refuse: {why: "an office without code", field: "office"}}
  else
    (.office | tostring) as $id |
    if .services == null and .status == null then
      {describe: {id: $id, kind: "service_counter", name: {zh: .name, en: .en}, district: .district, lon: .lon, lat: .lat}}
    else
      (.status == "休息" or .status == "未開放") as $closed |
      (.services // []) as $queues |
      {asset: ({id: $id, kind: "service_counter"} + if .name then {name: {zh: .name}} else {} end)},
      {obs: {asset: $id, t: (.updated // $updated), v: {
        open: (if $closed then 0 else 1 end),
        waiting_count: (if $closed then null else ($queues | map(.waiting | count) | all_or_null(add)) end),
        waiting_min: (if $closed then null else ($queues | map(.expect | minutes) | all_or_null(max)) end),
        counters_open_count: (if $closed then 0 else (.counters | count) end)
      }}}
    end
  end)
end
