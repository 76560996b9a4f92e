# [{stationNo, recTime, name, fo, fc, flt, lng, lat}]: fully open, fully closed, fault, each "0" or "1" as text or number; also
# under data. Neither open nor closed is a gate that moves. Open and closed at once cannot be: both are told, as suspect.
def flag: if . == "1" or . == 1 or . == true then 1 elif . == "0" or . == 0 or . == false then 0 else null end;
def number: if type == "string" then (tonumber? // null) elif type == "number" then . else null end;

(if type == "object" then .data else . end) as $rows |
if ($rows | type) != "array" then {refuse: {why: "should be a list of gates, or have one under data", field: "data"}}
else
  $rows[] |
  if type != "object" or .stationNo == null or .stationNo == "" then {refuse: {why: "a gate without stationNo", field: "stationNo"}}
  else
    (.stationNo | tostring) as $id |
    {asset: ({id: $id, kind: "evac_gate", name: {zh: .name}}
             + if .lng and .lat then {lon: (.lng | number), lat: (.lat | number)} else {} end)},
    {obs: ({asset: $id, t: (.recTime | if type == "number" then tostring else . end),
            v: {gate_open: (.fo | flag), gate_closed: (.fc | flag), fault: (.flt | flag)}}
           + if (.fo | flag) == 1 and (.fc | flag) == 1 then {q: "suspect"} else {} end)}
  end
end
