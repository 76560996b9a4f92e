# {"count": n, "data": [...]}, or the bare list. {stationNo, stationName, recTime, levelIn, levelOut, allPumbLights, pumbNum,
# doorNum, warning_level, start_pumping_level}; numbers may be text, recTime is local and every station's own; field names are
# spelled as the source spells them, or in snake_case after processing.
# allPumbLights is one light a pump, "+--+", or a single light for the station, "+" or "-", or the words 啟動中 and 未啟動. Only
# lights that are as many as the pumps tell how many run; otherwise that count is missing while pumping (1 or 0) is known.
# A station without levels and lights is a description: {stationNo, stationName, lng, lat}.
def number: if type == "string" then (tonumber? // null) elif type == "number" then . else null end;
def first_of($names): . as $row | [$names[] | $row[.] | select(. != null)][0];
def running($count):
  if type != "string" then {pumping: null, pumps_running_count: null}
  elif . == "啟動中" then {pumping: 1, pumps_running_count: null}
  elif . == "未啟動" then {pumping: 0, pumps_running_count: 0}
  elif test("^[-+]+$") then
    (gsub("-"; "") | length) as $on |
    {pumping: (if $on > 0 then 1 else 0 end),
     pumps_running_count: (if $on == 0 then 0 elif length == $count then $on else null end)}
  else {pumping: null, pumps_running_count: null} end;

(if type == "object" then (.data // .stations) else . end) as $rows |
if ($rows | type) != "array" then {refuse: {why: "should be a list, or have one under data", field: "data"}}
else
  $rows[] |
  if type != "object" then {refuse: {why: "a station should be an object", field: "data"}}
  else
    first_of(["stationNo", "station_no"]) as $no |
    first_of(["stationName", "station_name"]) as $name |
    ($no // $name) as $id |
    if $id == null or $id == "" then {refuse: {why: "a station without number and name", field: "stationNo"}}
    else
      ($id | tostring) as $id |
      (first_of(["pumbNum", "pumb_num"]) | number) as $pumps |
      ({warning_level_m: (.warning_level | number), start_pumping_level_m: (.start_pumping_level | number),
        pumps_count: $pumps, gates_count: (first_of(["doorNum", "door_num"]) | number)}
       | with_entries(select(.value != null))) as $traits |
      first_of(["allPumbLights", "all_pumb_lights"]) as $lights |
      first_of(["levelIn", "level_in"]) as $in |
      first_of(["levelOut", "level_out"]) as $out |
      ({id: $id, kind: "pump_station", traits: $traits}
       + (if $name then {name: {zh: $name}} else {} end)
       + if .lng and .lat then {lon: (.lng | number), lat: (.lat | number)} else {} end) as $station |
      if $lights == null and $in == null and $out == null then {describe: $station}
      else
        {asset: $station},
        {obs: {asset: $id, t: (first_of(["recTime", "rec_time"]) | if type == "number" then tostring else . end),
               v: ({level_in_m: ($in | number), level_out_m: ($out | number)} + ($lights | running($pumps)))}}
      end
    end
  end
end
