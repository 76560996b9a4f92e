# A list of TDX A2 or A1 records, or of Stops (the catalogue itself). One bus is one asset, by its plate; it moves, so that every
# record says again where it is.
#   on         1 unless the run has ended (DutyStatus 2) or BusStatus says out of service, chartered or off its route (98, 99, 101)
#   distress   1 for BusStatus 1 accident, 2 breakdown, 4 calls for help
#   at_stop    A2EventType: 1 arrives, 0 has left
def plate: if type == "string" then gsub("\\s"; "") | ascii_upcase else "" end;
def flag($yes): if . == null then null elif IN($yes[]) then 1 else 0 end;

# One record in a shape nobody expected must not cost the others.
def or_refuse(f): try f catch {refuse: {why: "a record in an unknown shape: \(.)", field: ""}};

input.catalogue as $catalogue |
(reduce ($catalogue // [])[] as $stop ({}; .[$stop.StopUID] = $stop.StopPosition)) as $stops |

def place:
  if .BusPosition != null then {lon: .BusPosition.PositionLon, lat: .BusPosition.PositionLat}
  elif $stops[.StopUID // ""] != null then $stops[.StopUID] | {lon: .PositionLon, lat: .PositionLat}
  else {} end;

def bus:
  (.PlateNumb | plate) as $plate |
  ([.RouteName.Zh_tw, $plate] | map(select(. != null)) | join(" ")) as $zh |
  ([.RouteName.En, $plate] | map(select(. != null)) | join(" ")) as $en |
  if $plate == "" or $plate == "-1" then {refuse: {why: "a record without a plate", field: "PlateNumb"}}
  elif .GPSTime == null then {refuse: {why: "\($plate) has no GPSTime", field: "GPSTime"}}
  else
    {asset: ({id: $plate, kind: "bus", name: {zh: $zh, en: $en}} + place)},
    (select(.StopUID != null and .BusPosition == null and $stops[.StopUID] == null)
     | {finding: {name: "unknown-stop", subject: $plate, field: "StopUID", detail: .StopUID}}),
    {obs: {asset: $plate, t: .GPSTime, p: .UpdateTime, v: ({
      on: (if .DutyStatus == 2 then 0 elif .BusStatus == null then null elif .BusStatus | IN(98, 99, 101) then 0 else 1 end),
      distress: (.BusStatus | flag([1, 2, 4]))
    } + if .A2EventType == null then {} else {at_stop: .A2EventType} end
      + if .Speed == null then {} else {speed_kmh: .Speed} end)}}
  end;

if type != "array" then {refuse: {why: "the document should be a list", field: ""}}
else
  .[] | or_refuse(
  if has("StopPosition") then
    {describe: {id: .StopUID, kind: "bus_stop", name: {zh: .StopName.Zh_tw, en: .StopName.En},
                lon: .StopPosition.PositionLon, lat: .StopPosition.PositionLat}}
  else bus end)
end
