# The open-data CSV 案件編號,派工項目,案件地址,立案日期,立案時間 of the city's dispatched cases.
# A case number is YYYYMMDD and five digits. Some months a spreadsheet has cut it ("202402010", "2.02504E+12"), and then many
# cases share it: such a number, and one that two different rows of a document share, is replaced or extended by one made of
# the row's own content, so that the same row always becomes the same case. Rows that are alike in all five columns stay apart
# by their order.
# Times are HHMMSS, sometimes "000400.0". Rows whose last two columns are not a date and a time are refused: unquoted commas in
# the address have pushed the date away, and the time is lost.
# The district is the first of the city's twelve that the address names.
def trimmed:
  if type != "string" then ""
  elif startswith(" ") or endswith(" ") or endswith("\t") then gsub("^\\s+|\\s+$"; "")
  else . end;
def digest: reduce explode[] as $c (7; (. * 31 + $c) % 1000000007);

def district:
  (match("中正區|大同區|中山區|松山區|大安區|萬華區|信義區|士林區|北投區|內湖區|南港區|文山區").string)
  // (match("^[\\p{Han}]{2}區").string) // "";

[ .[] | {
    id: (.["案件編號"] | trimmed),
    category: (.["派工項目"] | trimmed),
    address: (.["案件地址"] | trimmed),
    date: (.["立案日期"] | trimmed),
    time: (.["立案時間"] | trimmed | rtrimstr(".0"))
  }
  | .content = "\(.category)|\(.address)|\(.date)|\(.time)" ] |
group_by(.id)[] |
(.[0].id | test("^[0-9]{13}$")) as $whole |
([.[].content] | unique | length > 1) as $shared |
group_by(.content)[] | to_entries[] | .key as $before | .value |
if (.date | test("^(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$") | not) then
  {refuse: {why: "立案日期 is \"\(.date)\", not a date (case \(.id))", field: "立案日期"}}
elif (.time | test("^[0-2][0-9][0-5][0-9][0-5][0-9]$") | not) then
  {refuse: {why: "立案時間 is \"\(.time)\", not a time (case \(.id))", field: "立案時間"}}
else
  {case: {
    id: ((if $whole | not then "\(.date)\(.time)-\(.content | digest)"
          elif $shared then "\(.id)-\(.content | digest)"
          else .id end)
         + (if $before > 0 then "-\($before + 1)" else "" end)),
    category: .category,
    status: "received",
    opened: (.date + .time),
    district: (.address | district),
    address: .address
  }}
end
