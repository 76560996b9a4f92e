# {"更新時間", "車輛": [{"車號", "分隊", "狀態", "經度", "緯度", "回報時間", "到院時間", "離院時間", "收治醫院"}]}; stamps are years of the Republic.
#   unit_available  待命 (on call) and 返隊中 (on its way back) can be sent
#   at_hospital     到院
#   handover_min    from 到院時間 to 離院時間, or to the report while the crew still waits; only for units that are at a hospital
#   on              0 for 停用 (out of service)
def seconds:
  if type != "string" then null
  else
    (capture("^(?<y>[0-9]{2,3})/(?<m>[0-9]+)/(?<d>[0-9]+) (?<h>[0-9]+):(?<min>[0-9]+)(:(?<s>[0-9]+))?") // null) as $at |
    if $at == null then null
    else [($at.y | tonumber) + 1911, ($at.m | tonumber) - 1, ($at.d | tonumber), ($at.h | tonumber), ($at.min | tonumber),
          ($at.s // "0" | tonumber), 0, 0] | mktime end
  end;

def states: ["待命", "返隊中", "出勤", "到達現場", "送醫途中", "到院", "停用"];

def unit:
  .["車號"] as $id | .["狀態"] as $state |
  (.["到院時間"] | seconds) as $came | ((.["離院時間"] | seconds) // (.["回報時間"] | seconds)) as $until |
  {asset: {id: $id, kind: "ambulance", name: {zh: $id}, agency: .["分隊"], lon: .["經度"], lat: .["緯度"]}},
  (select(($state | IN(states[])) | not)
   | {finding: {name: "unknown-state", subject: $id, field: "狀態", detail: ($state | tostring)}}),
  {obs: {asset: $id, t: .["回報時間"], v: (
    if $state | IN(states[]) then
      {on: (if $state == "停用" then 0 else 1 end), unit_available: (if $state | IN("待命", "返隊中") then 1 else 0 end),
       at_hospital: (if $state == "到院" then 1 else 0 end)}
      + if $state == "到院" then {handover_min: (if $came == null or $until == null then null else ($until - $came) / 60 end)} else {} end
    else {on: null, unit_available: null, at_hospital: null} end)}};

# One record in a shape nobody expected must not cost the others.
def or_refuse(f): try f catch {refuse: {why: "a record in an unknown shape: \(.)", field: ""}};

if (.["車輛"]? // null | type) != "array" then {refuse: {why: "the document should have 車輛, a list of units", field: "車輛"}}
else
  {document: {published: (.["更新時間"] | strings)}},
  (.["車輛"][] | or_refuse(if .["車號"] == null or .["車號"] == "" then {refuse: {why: "a unit without 車號", field: "車號"}} else unit end))
end
