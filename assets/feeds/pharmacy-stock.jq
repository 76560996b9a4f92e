# 醫事機構代碼,醫事機構名稱,醫事機構地址,醫事機構電話,成人口罩剩餘數,兒童口罩剩餘數,[經度,緯度,]來源資料時間. A number of ten digits, which a
# spreadsheet may have robbed of its leading zeros: they are given back. Telephone numbers are not taken. The time is local, with a
# year of the Republic or of the common era, and the last column: a row without it, or with half of it, has been cut off.
# "" and "-" are "not told"; 0 is sold out.
def trimmed: if type == "string" then gsub("^\\s+|\\s+$"; "") else "" end;
def number: trimmed | gsub(","; "") | tonumber? // null;
def district: [(.["醫事機構地址"] | trimmed | gsub("台"; "臺")) | capture("^.{2}[市縣](?<d>[^市縣區鄉鎮]{1,3}[區鄉鎮市])").d][0] // "";

.[] |
(.["醫事機構代碼"] | trimmed) as $code |
(.["來源資料時間"] | trimmed) as $t |
if ($code | test("^[0-9]{6,10}$") | not) then
  {refuse: {why: "醫事機構代碼 is \"\($code)\", not a number", field: "醫事機構代碼"}}
elif ($t | test("^[0-9]{2,4}/[0-9]{1,2}/[0-9]{1,2} [0-9]{1,2}:[0-9]{2}:[0-9]{2}$") | not) then
  {refuse: {why: "來源資料時間 of \($code) is \"\($t)\", not a time", field: "來源資料時間"}}
else
  ("0000000000"[($code | length):] + $code) as $id |
  (if $id != $code then {finding: {name: "leading-zeros", subject: $id, field: "醫事機構代碼", detail: $code}} else empty end),
  (.["經度"] | number) as $lon | (.["緯度"] | number) as $lat |
  {asset: ({id: $id, kind: "pharmacy", name: {zh: (.["醫事機構名稱"] | trimmed)}, district: district}
           + if $lon and $lat then {lon: $lon, lat: $lat} else {} end)},
  {obs: {asset: $id, t: $t, v: {
    stock_adult_count: (.["成人口罩剩餘數"] | number),
    stock_child_count: (.["兒童口罩剩餘數"] | number)
  }}}
end
