# Emergency-room waiting counts in two shapes: snapshots {date, records: [{hospital_name, …_waiting, is_full_bed}]}, one or a
# list of them, and the rows of the insurance's own report (HOSP_ID, HOSP_NAME, WAIT_…_CNT, FULL_REP, REP_TIME).
# "-" is "not reported" and therefore missing, never 0. The full-bed flag is true/false or 是/否.
# Hospitals come by short names that differ (臺大, 台大) and without positions: name and place are the catalogue's, when it has one
# of the names. The catalogue itself describes each hospital under all its names.
def list: if type == "array" then . elif . == null then [] else [.] end;
def count:
  if type == "number" then .
  elif type == "string" then (tonumber? // null)
  else null end;
def full:
  if . == true or . == "是" or . == "Y" then 1
  elif . == false or . == "否" or . == "N" then 0
  else null end;

# One record in a shape nobody expected must not cost the others.
def or_refuse(f): try f catch {refuse: {why: "a record in an unknown shape: \(.)", field: ""}};

(input.catalogue.hospitals // []) as $known |
(reduce $known[] as $one ({}; reduce ([$one.name.zh] + $one.called)[] as $name (.; .[$name] = $one))) as $by_name |

def hospital($id; $name):
  $by_name[$name] as $found |
  {asset: ({id: $id, kind: "hospital"}
           + if $found then $found | {name, lon, lat, district} else {name: {zh: $name}} end)};

def snapshot:
  .date as $t |
  .records | list | .[] | or_refuse(
  if (.hospital_name | type) != "string" then {refuse: {why: "a record without hospital_name", field: "hospital_name"}}
  else
    hospital(.hospital_name; .hospital_name),
    {obs: {asset: .hospital_name, t: $t, v: {
      waiting_see_count: (.outpatient_waiting | count),
      waiting_bed_count: (.stretcher_waiting | count),
      waiting_ward_count: (.inpatient_waiting | count),
      waiting_icu_count: (.icu_waiting | count),
      full_bed: (.is_full_bed | full)
    }}}
  end);

def report_row:
  ((.HOSP_ID // .HOSP_NAME) | tostring) as $id |
  hospital($id; .HOSP_NAME // $id),
  {obs: {asset: $id, t: .REP_TIME, v: {
    waiting_see_count: (.WAIT_SEE_CNT | count),
    waiting_bed_count: (.WAIT_BED_CNT | count),
    waiting_ward_count: ((.WAIT_HOSP_CNT // .WAIT_GENERAL_CNT) | count),
    waiting_icu_count: (.WAIT_ICU_CNT | count),
    full_bed: ((.FULL_REP // .INFORM) | full)
  }}};

def described:
  . as $one | ([.name.zh] + .called)[] | . as $id | {describe: ($one | {id: $id, kind: "hospital", name, lon, lat, district})};

if type == "object" and has("hospitals") then .hospitals[] | described
else
  (if type == "object" and has("data") then .data else . end) | list | .[] |
  if type != "object" then {refuse: {why: "neither a snapshot nor a report row", field: ""}}
  elif has("records") then snapshot
  elif has("HOSP_ID") or has("HOSP_NAME") then or_refuse(report_row)
  else {refuse: {why: "neither a snapshot nor a report row", field: ""}} end
end
