# E-A0015-001 and E-A0016-001: records.Earthquake, or cwaopendata.dataset.Earthquake when fetched as a file; one or a list.
#
# Assets, whose values stay those of the last earthquake that shook them, with its time:
#   epicentre-significant, epicentre-small   where the last one of either kind was: magnitude, focal_depth_km
#   area-<county>                            intensity_level of a county
#   <StationID>                              intensity_level, pga_gal and pgv_cm_s of a seismic station (some lack the last two)
# Intensity "4級" is 4; the halves of 5 and 6 are told as 5弱 5.0, 5強 5.5, 6弱 6.0, 6強 6.5.
# ShakingArea mixes in summary rows (最大震度3級地區, several counties in one name, no stations): they repeat what the others
# say, and are left out by name. A row may name two counties, "宜蘭縣、新北市": each has that intensity. OriginTime is local.
# The catalogue is {"areas": [{county, en, lon, lat}]}: a report does not say where a county is.
def list: if type == "array" then . elif . == null then [] else [.] end;
def number: if type == "string" then (tonumber? // null) elif type == "number" then . else null end;
def one_blank: if type == "string" then gsub("\\s+"; " ") else . end;
def level:
  if type != "string" then null
  else ([capture("^(?<n>[0-7])(?<half>[弱強])?級?$")] | first) as $found |
    if $found == null then null
    else ($found.n | tonumber) + (if $found.half == "強" then 0.5 else 0 end) end
  end;
def peak($component): if type == "object" then (.[$component] // ([.EWComponent, .NSComponent, .VComponent] | map(number | values) | max)) | number
  else null end;

def area($t):
  . as $area |
  if ($area.AreaDesc // "" | startswith("最大震度")) then
    {finding: {name: "summary-row", subject: ($area.CountyName // ""), field: "ShakingArea", detail: $area.AreaDesc}}
  elif ($area.CountyName | type) != "string" then {refuse: {why: "an area without CountyName", field: "CountyName"}}
  else
    ($area.AreaIntensity | level) as $level |
    ($area.CountyName | split("、")[] | select(. != "")) as $county |
    {asset: {id: "area-\($county)", kind: "quake_area", name: {zh: $county}}},
    {obs: {asset: "area-\($county)", t: $t, v: {intensity_level: $level}}}
  end,
  ($area.EqStation | list | .[] |
    if (.StationID | type) != "string" then {refuse: {why: "a seismic station without StationID", field: "StationID"}}
    else
      {asset: ({id: .StationID, kind: "seismic_station", name: {zh: .StationName}, district: ($area.CountyName // "")}
               + if .StationLongitude and .StationLatitude
                 then {lon: (.StationLongitude | number), lat: (.StationLatitude | number)} else {} end)},
      {obs: {asset: .StationID, t: $t, v: {
        intensity_level: (.SeismicIntensity | level),
        pga_gal: (.pga | peak("IntScaleValue")),
        pgv_cm_s: (.pgv | peak("IntScaleValue"))
      }}}
    end);

if type == "object" and has("areas") then
  .areas[] | {describe: {id: "area-\(.county)", kind: "quake_area", name: {zh: .county, en: .en}, lon: .lon, lat: .lat}}
else
(.records.Earthquake? // (.cwaopendata? | (.dataset? // .Dataset?) | .Earthquake?) // null) as $reports |
if $reports == null then {refuse: {why: "should have records.Earthquake or cwaopendata.dataset.Earthquake", field: "records.Earthquake"}}
else
  ($reports | list | sort_by(.EarthquakeInfo.OriginTime? // "")[] |
  (.EarthquakeInfo // {}) as $info |
  $info.OriginTime as $t |
  if ($t | type) != "string" then {refuse: {why: "report \(.EarthquakeNo) without OriginTime", field: "OriginTime"}}
  else
    (if (.ReportType // "" | test("小區域")) then "epicentre-small" else "epicentre-significant" end) as $which |
    ($info.Epicenter // {}) as $place |
    {asset: {id: $which, kind: "earthquake",
             name: {zh: "第\(.EarthquakeNo)號 \($place.Location // "" | one_blank)", en: "Earthquake \(.EarthquakeNo)"},
             lon: ($place.EpicenterLongitude | number), lat: ($place.EpicenterLatitude | number)}},
    {obs: {asset: $which, t: $t, v: {
      magnitude: ($info.EarthquakeMagnitude.MagnitudeValue? | number),
      focal_depth_km: ($info.FocalDepth | number)
    }}},
    (.Intensity.ShakingArea? | list | .[] | area($t))
  end)
end
end
