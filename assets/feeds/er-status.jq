# Emergency-room waiting counts in two shapes: snapshots {date, records: [{hospital_name, …_waiting, is_full_bed}]}, one or a
# list of them, and the rows of the insurance's own report (HOSP_ID, HOSP_NAME, WAIT_…_CNT, FULL_REP, REP_TIME).
# "-" is "not reported" and therefore missing, never 0. The full-bed flag is true/false or 是/否.
# Hospitals come by their short names and without positions; those of the city's medical centres are here.
def list: if type == "array" then . elif . == null then [] else [.] end;
def count:
  if type == "number" then .
  elif type == "string" then (tonumber? // null)
  else null end;
def full:
  if . == true or . == "是" or . == "Y" then 1
  elif . == false or . == "否" or . == "N" then 0
  else null end;

def known_place: {
  "臺大": [121.5183, 25.0355], "台大": [121.5183, 25.0355], "臺大醫院": [121.5183, 25.0355],
  "北榮": [121.5192, 25.1192], "臺北榮總": [121.5192, 25.1192],
  "三總": [121.592, 25.0718],
  "國泰": [121.5528, 25.0372], "台北國泰": [121.5528, 25.0372],
  "馬偕": [121.5226, 25.0589], "台北馬偕": [121.5226, 25.0589],
  "新光": [121.5203, 25.0962],
  "萬芳": [121.5583, 25.0003]
};

def hospital($id; $name):
  known_place[$name] as $place |
  {asset: ({id: $id, kind: "hospital", name: {zh: $name}} + if $place then {lon: $place[0], lat: $place[1]} else {} end)};

def snapshot:
  .date as $t |
  .records | list | .[] |
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
  end;

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

(if type == "object" and has("data") then .data else . end) | list | .[] |
if type != "object" then {refuse: {why: "neither a snapshot nor a report row", field: ""}}
elif has("records") then snapshot
elif has("HOSP_ID") or has("HOSP_NAME") then report_row
else {refuse: {why: "neither a snapshot nor a report row", field: ""}} end
