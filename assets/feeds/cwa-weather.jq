# O-A0001-001 and O-A0003-001: records.Station, or cwaopendata.dataset.Station when fetched as a file. Everything may come as
# text. -99 is missing, in every field, the stamps included; a gust is missing at most stations at most times. WindDirection 990
# is "variable": there is no direction then. "T" is a trace of rain. Of the two positions the WGS84 one is taken by its name.
# A dead station goes on sending -99 for everything: its values come as missing, so that it counts as silent in what it measures.
def list: if type == "array" then . elif . == null then [] else [.] end;
def number:
  if type == "string" then (if . == "T" then 0 else (tonumber? // null) end)
  elif type == "number" then . else null end
  | if . != null and . <= -98 then null else . end;
def direction: number | if . == 990 then null else . end;
def filled: with_entries(select(.value != "absent"));
def given($element; reading): if $element == null then "absent" else ($element | reading) end;

(.records.Station? // .cwaopendata.dataset.Station? // null) as $stations |
if $stations == null then {refuse: {why: "should have records.Station or cwaopendata.dataset.Station", field: "records.Station"}}
else
  (.cwaopendata.sent? // .cwaopendata.Sent? // null | if . then {document: {published: .}} else empty end),
  ($stations | list | .[] |
  if type != "object" or (.StationId | type) != "string" then {refuse: {why: "a station without StationId", field: "StationId"}}
  else
    ([.GeoInfo.Coordinates? | list | .[] | select(.CoordinateName == "WGS84")] | first) as $place |
    (.GeoInfo.StationAltitude? | number) as $altitude |
    (.ObsTime | if type == "object" then .DateTime else . end) as $t |
    (.WeatherElement // {}) as $e |
    {asset: ({id: .StationId, kind: "weather_station", name: {zh: .StationName},
              district: "\(.GeoInfo.CountyName? // "")\(.GeoInfo.TownName? // "")"}
             + (if $place then {lon: ($place.StationLongitude | number), lat: ($place.StationLatitude | number)} else {} end)
             + (if $altitude then {traits: {altitude_m: $altitude}} else {} end))},
    if ($t | type) != "string" or ($t | test("^-99")) then
      {refuse: {why: "station \(.StationId) sends no time", field: "ObsTime"}}
    else
      {obs: {asset: .StationId, t: $t, v: ({
        temperature_c: ($e.AirTemperature | number),
        humidity_pct: ($e.RelativeHumidity | number),
        pressure_hpa: ($e.AirPressure | number),
        wind_mps: ($e.WindSpeed | number),
        wind_direction_deg: ($e.WindDirection | direction),
        gust_mps: given($e.GustInfo; .PeakGustSpeed | number),
        rain_today_mm: given($e.Now; .Precipitation | number),
        uv_index: given($e.UVIndex; number),
        sunshine_h: given($e.SunshineDuration; number)
      } | filled)}}
    end
  end)
end
