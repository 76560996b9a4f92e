# AQX_P_432: {"records": [...]}, or the bare list. All values are text; "", "-" and words are missing. The first key of the first
# record may carry a byte order mark; key names come in any case. PM2.5 and its mean stand under keys with a dot.
# The document's moving means (pm2.5_avg, pm10_avg) are what the ministry's index is made of, which is a 24-hour figure: they are
# named so. so2, o3, no2 in ppb, co in ppm. publishtime is local; some copies say datacreationdate.
def number: if type == "string" then (tonumber? // null) elif type == "number" then . else null end;

(if type == "object" then (.records // .Records // .data) else . end) as $rows |
if ($rows | type) != "array" then {refuse: {why: "should be a list of stations, or have one under records", field: "records"}}
else
  $rows[] |
  if type != "object" then {refuse: {why: "a station should be an object", field: "records"}}
  else
    with_entries(.key |= (ltrimstr("\ufeff") | ascii_downcase)) |
    (.siteid // .sitename) as $id |
    if $id == null or $id == "" then {refuse: {why: "a station without siteid", field: "siteid"}}
    else
      ($id | tostring) as $id |
      (.longitude | number) as $lon | (.latitude | number) as $lat |
      {asset: ({id: $id, kind: "air_station", name: {zh: .sitename}, district: (.county // "")}
               + if $lon != null and $lat != null then {lon: $lon, lat: $lat} else {} end)},
      {obs: {asset: $id, t: (.publishtime // .datacreationdate), v: {
        aqi: (.aqi | number),
        pm25_ug_m3: (.["pm2.5"] | number),
        pm25_24h_ug_m3: (.["pm2.5_avg"] | number),
        pm10_ug_m3: (.pm10 | number),
        pm10_24h_ug_m3: (.pm10_avg | number),
        o3_ppb: (.o3 | number),
        o3_8h_ppb: (.o3_8hr | number),
        so2_ppb: (.so2 | number),
        no2_ppb: (.no2 | number),
        co_ppm: (.co | number),
        co_8h_ppm: (.co_8hr | number),
        wind_mps: (.wind_speed | number),
        wind_direction_deg: (.wind_direc | number)
      }}}
    end
  end
end
