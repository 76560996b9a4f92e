# O-A0002-001 in its old schema (cwbopendata.location) and its new one (records.Station, or cwaopendata.dataset.Station).
# -998 (new: -98) means "no rain in six hours" and is a measurement: 0. -999 (new: -99), "X" and "" are missing. "T" is a
# trace, below half a millimetre: 0. Numbers come as text or as numbers. Of the new schema's two positions the WGS84 one is taken.
def list: if type == "array" then . elif . == null then [] else [.] end;
def number: if type == "string" then (if . == "T" then 0 else (tonumber? // null) end) elif type == "number" then . else null end;
def rain:
  number |
  if . == null then null
  elif . == -998 or . == -98 then 0
  elif . == -999 or . == -99 then null
  else . end;

def old_gauge:
  (.weatherElement | list | map({key: .elementName, value: .elementValue.value}) | from_entries) as $e |
  (.parameter | list | map({key: .parameterName, value: .parameterValue}) | from_entries) as $p |
  {asset: {id: .stationId, kind: "rain_gauge", name: {zh: .locationName}, lon: (.lon | number), lat: (.lat | number),
           district: (if $p.CITY == null then $p.TOWN else "\($p.CITY)\($p.TOWN // "")" end)}},
  {obs: {asset: .stationId, t: .time.obsTime, v: {
    rain_10min_mm: ($e.MIN_10 | rain),
    rain_1h_mm: ($e.RAIN | rain),
    rain_3h_mm: ($e.HOUR_3 | rain),
    rain_6h_mm: ($e.HOUR_6 | rain),
    rain_12h_mm: ($e.HOUR_12 | rain),
    rain_24h_mm: ($e.HOUR_24 | rain),
    rain_today_mm: ($e.NOW | rain),
    rain_2d_mm: ($e.latest_2days | rain),
    rain_3d_mm: ($e.latest_3days | rain)
  }}};

def amount($element): $element | if type == "object" then .Precipitation else . end | rain;
def new_gauge:
  (.RainfallElement // .) as $e |
  ([.GeoInfo.Coordinates | list | .[] | select(.CoordinateName == "WGS84")] | first) as $place |
  {asset: ({id: .StationId, kind: "rain_gauge", name: {zh: .StationName},
            district: "\(.GeoInfo.CountyName // "")\(.GeoInfo.TownName // "")"}
           + if $place == null then {} else {lon: ($place.StationLongitude | number), lat: ($place.StationLatitude | number)} end)},
  {obs: {asset: .StationId, t: (.ObsTime | if type == "object" then .DateTime else . end), v: {
    rain_10min_mm: amount($e.Past10Min),
    rain_1h_mm: amount($e.Past1hr),
    rain_3h_mm: amount($e.Past3hr),
    rain_6h_mm: amount($e.Past6Hr // $e.Past6hr),
    rain_12h_mm: amount($e.Past12hr),
    rain_24h_mm: amount($e.Past24hr),
    rain_today_mm: amount($e.Now),
    rain_2d_mm: amount($e.Past2days),
    rain_3d_mm: amount($e.Past3days)
  }}};

((.cwbopendata.sent? // .cwaopendata.sent? // .cwaopendata.Sent? // null) | if . then {document: {published: .}} else empty end),
((.cwbopendata.location? // null) as $old |
(.records.Station? // .cwaopendata.dataset.Station? // null) as $new |
if $old != null then ($old | list | .[] | if .stationId == null then {refuse: {why: "a gauge without stationId", field: "stationId"}} else old_gauge end)
elif $new != null then ($new | list | .[] | if .StationId == null then {refuse: {why: "a gauge without StationId", field: "StationId"}} else new_gauge end)
else {refuse: {why: "neither the old nor the new schema of O-A0002-001", field: ""}} end)
