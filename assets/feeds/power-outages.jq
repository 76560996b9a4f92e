# <PowerSupply published="115/05/01 14:05">
#   <Area code="63000020" name="信義區"><Customers total="98,120" out="1,250"/>
#     <Outage since="115/05/01 13:40" restore="115/05/01 16:00"><Cause>樹木碰觸線路</Cause></Outage> … </Area> …
# Years are the Republic's, times local, numbers may have commas; out="-" is not told. Area and Outage come once or many times.
# restore_expected_min is the longest of an area's outages, counted from publication; without an outage it is 0, with one that
# names no time it is missing. In the catalogue an Area has lon and lat and no Customers.
def list: if type == "array" then . elif . == null then [] else [.] end;
def number: if type == "string" then (gsub("[, ]"; "") | tonumber? // null) else null end;
def minutes:  # since the Republic's year 0, for differences only
  if type != "string" then null
  else
    ([capture("^(?<y>[0-9]{2,3})/(?<m>[0-9]{1,2})/(?<d>[0-9]{1,2}) (?<h>[0-9]{1,2}):(?<n>[0-9]{2})")] | first) as $t |
    if $t == null then null
    else ([($t.y | tonumber) + 1911, ($t.m | tonumber) - 1, ($t.d | tonumber), ($t.h | tonumber), ($t.n | tonumber), 0, 0, 0]
          | mktime / 60) end
  end;

(.PowerSupply? // null) as $document |
if ($document | type) != "object" then {refuse: {why: "should be a PowerSupply document", field: "PowerSupply"}}
else
  $document["@published"] as $published |
  (if $published then {document: {published: $published}} else empty end),
  ($document.Area | list | .[] |
  .["@code"] as $id |
  if ($id // "") == "" then {refuse: {why: "an area without code", field: "code"}}
  elif .Customers == null then
    {describe: {id: $id, kind: "power_area", name: {zh: .["@name"], en: .["@en"]}, district: .["@name"],
                lon: (.["@lon"] | number), lat: (.["@lat"] | number)}}
  else
    (.Outage | list) as $outages |
    ($outages | map(if type == "object" then .["@restore"] | minutes else null end)) as $restored |
    (.Customers["@total"] | number) as $total |
    {asset: ({id: $id, kind: "power_area", name: {zh: .["@name"]}, district: .["@name"]}
             + if $total then {traits: {customers_count: $total}} else {} end)},
    {obs: {asset: $id, t: $published, v: {
      customers_out_count: (.Customers["@out"] | number),
      outages_count: ($outages | length),
      restore_expected_min: (if ($outages | length) == 0 then 0
        elif ($restored | any(. == null)) or ($published | minutes) == null then null
        else ([($restored | max) - ($published | minutes), 0] | max) end)
    }}}
  end)
end
