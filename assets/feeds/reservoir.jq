# Condition: {"ReservoirConditionData_OPENDATA": [...]}, or the bare list; key names in any case: ReservoirIdentifier,
# ObservationTime (local), WaterLevel m, EffectiveWaterStorageCapacity in 10,000 m3 (told in million m3: hm3), InflowDischarge and
# TotalOutflow m3/s, AccumulateRainfallInCatchment mm since midnight. All text, with thousands commas at times; "" and "--" are
# missing. The share of the capacity comes as Percentage ("92.5 %"), where it comes.
# Catalogue: a list of {ReservoirIdentifier, ReservoirName, EnglishName, Longitude, Latitude, EffectiveCapacity in 10,000 m3,
# FullWaterLevel m, DeadStorageLevel m}.
def number:
  if type == "string" then (gsub("[,% ]"; "") | tonumber? // null)
  elif type == "number" then . else null end;
def scaled($by): if . == null then null else . * $by end;
def known: with_entries(select(.value != null));

(if type == "object" then [.[] | select(type == "array")][0] else . end) as $rows |
if ($rows | type) != "array" then
  {refuse: {why: "should hold a list of reservoirs", field: "ReservoirConditionData_OPENDATA"}}
else
  $rows[] |
  if type != "object" then {refuse: {why: "a reservoir should be an object", field: ""}}
  else
    with_entries(.key |= ascii_downcase) |
    (.reservoiridentifier // .stationno) as $id |
    if $id == null or $id == "" then {refuse: {why: "a reservoir without ReservoirIdentifier", field: "ReservoirIdentifier"}}
    else
      ($id | tostring) as $id |
      if has("waterlevel") or has("effectivewaterstoragecapacity") then
        {asset: ({id: $id, kind: "reservoir"} + if .reservoirname then {name: {zh: .reservoirname}} else {} end)},
        {obs: {asset: $id, t: (.observationtime // .datetime), v: ({
          reservoir_level_m: (.waterlevel | number),
          storage_hm3: (.effectivewaterstoragecapacity | number | scaled(0.01)),
          inflow_m3_s: (.inflowdischarge | number),
          outflow_m3_s: (.totaloutflow | number),
          rain_today_mm: ((.accumulaterainfallincatchment // .basinrainfall) | number)
        } + if has("percentage") then {storage_pct: (.percentage | number)} else {} end)}}
      else
        {describe: {id: $id, kind: "reservoir", name: {zh: .reservoirname, en: .englishname},
                    lon: (.longitude | number), lat: (.latitude | number),
                    traits: ({capacity_hm3: (.effectivecapacity | number | scaled(0.01)),
                              full_level_m: (.fullwaterlevel | number),
                              dead_level_m: (.deadstoragelevel | number)} | known)}}
      end
    end
  end
end
