# Todaywork.json: a FeatureCollection whose properties hold everything. X and Y are TWD97 metres as text; dates are years of the
# Republic as "112-05-01", "0112-05-01" or "1120501", and some are no dates at all (30 February): named, and the end is missing.
# IsBlock (traffic is obstructed) and IsStay (somebody is on site) are 是 or 否. Key names change their case over the years.
def number: if type == "string" then (tonumber? // null) elif type == "number" then . else null end;
def yes: if . == "是" or . == "Y" then 1 elif . == "否" or . == "N" then 0 else null end;
def pad: tostring | if length < 2 then "0" + . else . end;

# "112-05-01" to seconds since 1970 at the end of that day in the city (UTC+8, no summer time); null when there is no such day.
def end_of_day:
  if type != "string" then null
  else
    (capture("^\\s*0*(?<y>[0-9]{2,3})[-/](?<m>[0-9]{1,2})[-/](?<d>[0-9]{1,2})\\s*$")
     // capture("^\\s*0?(?<y>[0-9]{3})(?<m>[0-9]{2})(?<d>[0-9]{2})\\s*$") // null) as $at |
    if $at == null then null
    else
      "\(($at.y | tonumber) + 1911)-\($at.m | pad)-\($at.d | pad)" as $day |
      (try ($day | strptime("%Y-%m-%d") | mktime) catch null) as $start |
      if $start == null or ($start | strftime("%Y-%m-%d")) != $day then null else $start + 57600 end
    end
  end;

def place:
  (.x | number) as $x | (.y | number) as $y |
  if $x == null or $y == null then {}
  elif $x < 360 then {x: $x, y: $y, epsg: 4326}
  else {x: $x, y: $y} end;

def stretch:
  [(.positions // [])[]? | select(.type? == "LineString" or .type? == "MultiLineString")
   | if .type == "LineString" then .coordinates else .coordinates[0] end][0] // null;

# One record in a shape nobody expected must not cost the others.
def or_refuse(f): try f catch {refuse: {why: "a record in an unknown shape: \(.)", field: ""}};

input.received as $received |
if (.features? // null | type) != "array" then {refuse: {why: "the document should be a FeatureCollection", field: "features"}}
else
  .features | to_entries[] | or_refuse(
  .key as $row | .value.properties | with_entries(.key |= ascii_downcase) |
  if .ac_no == null or .ac_no == "" then {refuse: {why: "feature \($row) has no permit number", field: "Ac_no"}}
  else
    "\(.ac_no)-\(.sno // 1)" as $id | (.ce_da | end_of_day) as $until |
    {asset: ({id: $id, kind: "roadworks", name: {zh: ([.addr, .npurp] | map(select(. != null and . != "")) | join(" "))},
              agency: .app_name, district: .c_name, line: stretch} + place)},
    (select($until == null and .ce_da != null) | {finding: {name: "no-such-date", subject: $id, field: "Ce_Da", detail: (.ce_da | tostring)}}),
    {obs: {asset: $id, t: $received, v: {
      blocks_traffic: (.isblock | yes),
      on_site: (.isstay | yes),
      days_left: (if $until == null then null else ($until - $received / 1000) / 86400 end)
    }}}
  end)
end
