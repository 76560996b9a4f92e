# The city's dispatched cases in any of three documents (found by their columns):
#   open data       CSV    案件編號,派工項目,案件地址,立案日期,立案時間                                a month, every case just "received"
#   internal list   CSV    案件編號,案件狀態,案件項目,承辦機關,行政區,發生地址,成案時間,限辦時間,結案時間,案件內容,…  the header need not be row 1
#   geocoded points GeoJSON features with 成案時間 and the columns of either list as properties
# A case number is YYYYMMDD and five digits. Some months a spreadsheet has cut it ("202402010", "2.02504E+12"), and then many
# cases share it: such a number, and one that two different rows of a document share, is replaced or extended by one made of
# the row's own content, so that the same row always becomes the same case. Rows that are alike in all columns stay apart by
# their order. Times are HHMMSS, sometimes "000400.0"; years of the Republic; in the points the stamp has no zone and is local
# time plus eight hours. A row whose date is elsewhere is refused: unquoted commas have pushed it away, and the time is lost.
# Items and addresses are put in order by the center (assets/feeds/items/taipei-1999.toml); what was odd is a finding by name.
def trimmed:
  if type != "string" then (if type == "number" then tostring else "" end)
  elif startswith(" ") or endswith(" ") or endswith("\t") then gsub("^\\s+|\\s+$"; "")
  else . end;
def digest: reduce explode[] as $c (7; (. * 31 + $c) % 1000000007);
# Told from their length and value: what is no stamp after all, the center's own reading of it refuses.
def number: tonumber? // -1;
def is_date: length == 8 and (number | . >= 19900101 and . <= 20991231);
def is_clock: length == 6 and (number | . >= 0 and . <= 240000);
def is_whole: length == 13 and number >= 1e12;
def or_null: if . == "" then null else . end;

# The words of the internal list; none was seen in a capture, so that one not listed is refused, never guessed.
def status: {
    "受理": "received", "已受理": "received", "立案": "received", "成案": "received", "待派工": "received", "未派工": "received",
    "派工": "assigned", "已派工": "assigned", "已分派": "assigned", "處理中": "assigned", "辦理中": "assigned", "承辦中": "assigned",
    "到場": "on_site", "已到場": "on_site", "現場處理中": "on_site",
    "處理完成": "resolved", "已處理": "resolved", "已完成": "resolved", "待結案": "resolved", "已回覆": "resolved",
    "結案": "closed", "已結案": "closed",
    "重派": "reopened", "重新派工": "reopened", "再派工": "reopened", "退回重辦": "reopened", "重啟": "reopened"
  }[.];

# A list whose header row comes after a title. A row with fewer cells than the header was cut off: what its last cell says cannot
# be trusted.
def with_own_header:
  if length == 0 then .
  elif .[0] | has("案件編號") then (.[0] | length) as $columns | map(.cut = (length < $columns))
  else
    (map([.[] | if type == "array" then .[] else . end])) as $rows
    | ([range($rows | length) | select(any($rows[.][]?; . == "案件編號"))] | first) as $at
    | if $at == null then error("no row names the columns: 案件編號 is not among them") else
        $rows[$at] as $names
        | [$rows[$at + 1:][] | length as $cells
           | [., $names] | transpose | map(select(.[1] != null and .[1] != "") | {key: .[1], value: .[0]}) | from_entries
           | .cut = ($cells < ($names | length))]
      end
  end;

def from_row:
  if has("成案時間") then
    (.["成案時間"] | trimmed) as $opened
    | (.shifted == true and ($opened | test("(Z|[+-][0-9]{2}:?[0-9]{2})$") | not)) as $late
    | {status: (.["案件狀態"] | trimmed), opened: (if $late then $opened + "+16:00" else $opened end),
       due: (.["限辦時間"] | trimmed | or_null), closed: (.["結案時間"] | trimmed | or_null),
       agency: (.["承辦機關"] | trimmed), district: (.["行政區"] | trimmed | or_null),
       text: (.["案件內容"] | trimmed), late: $late, roc: ($opened | test("^0?1[0-9]{2}[/-]"))}
  else
    {status: "", opened: null, date: (.["立案日期"] | trimmed), time: (.["立案時間"] | trimmed)}
  end
  + {id: (.["案件編號"] | trimmed), category: (.["派工項目"] // .["案件項目"] | trimmed),
     address: ((.["案件地址"] // .["發生地址"] // .["地址"] | trimmed)
               + (if has("發生地址2") then (.["發生地址2"] | trimmed | if . == "" then "" else " " + . end) else "" end)),
     lon, lat, more: has("#more"), cut};

def found($id; $name; $field; $detail): {finding: {name: $name, subject: $id, field: $field, detail: $detail}};

def findings($row; $id; $whole; $shared):
  if $whole then empty
  elif $row.id | contains("E+") then found($id; "scientific-id"; "案件編號"; $row.id)
  elif $row.id == "" then found($id; "missing-id"; "案件編號"; "")
  else found($id; "truncated-id"; "案件編號"; $row.id) end,
  if $shared and $whole then found($id; "shared-id"; "案件編號"; $row.id) else empty end,
  if $row.time then
    if $row.time | endswith(".0") then found($id; "decimal-time"; "立案時間"; $row.time) else empty end,
    if ($row.id | length == 9) and ($row.time | endswith("00")) then found($id; "lost-seconds"; "立案時間"; $row.time) else empty end
  else empty end,
  if $row.late then found($id; "eight-hours-added"; "成案時間"; $row.opened) else empty end,
  if $row.roc then found($id; "republic-year"; "成案時間"; $row.opened) else empty end,
  if $row.address | contains(",") then found($id; "quoted-comma"; "案件地址"; $row.address) else empty end;

def refused($row; $slug; $field; $what): {refuse: {why: "\($slug): \($field) is \"\($what)\" (case \($row.id))", field: $field}};

def case($row; $id; $before):
  {case: ({
    id: ($id + (if $before > 0 then "-\($before + 1)" else "" end)),
    category: $row.category, status: (if $row.status == "" then "received" else ($row.status | status) end),
    opened: (if $row.date then $row.date + ($row.time | rtrimstr(".0")) else $row.opened end),
    address: $row.address
  } + if $row.date then {} else
    {due: $row.due, closed: $row.closed, agency: $row.agency, district: $row.district, text: $row.text, lon: $row.lon, lat: $row.lat}
  end)};

if type == "object" then
  [.features[]? | .geometry.coordinates as $at
   | .properties + {shifted: true, lon: ($at[0]? // null), lat: ($at[1]? // null)}]
else with_own_header end
| map(from_row | .content = "\(.category)|\(.address)|\(.date // .opened)|\(.time // "")")
| group_by(.id)[]
| (.[0].id | is_whole) as $whole
| (length > 1 and ([.[].content] | unique | length > 1)) as $shared
| (if length == 1 then . else group_by(.content)[] end) | to_entries[] | .key as $before | .value as $row
| (if $whole and ($shared | not) then $row.id
   elif $whole then "\($row.id)-\($row.content | digest)"
   else "\($row.date // ($row.opened | gsub("[^0-9]"; "") | .[0:8]))\($row.time // "")-\($row.content | digest)" end) as $id
| if $row.date and ($row.date | is_date | not) then
    refused($row; if $row.date == "" then "missing-date" else "shifted-columns" end; "立案日期"; $row.date)
  elif $row.date and ($row.more or ($row.time | is_date)) then refused($row; "shifted-columns"; "立案時間"; $row.time)
  elif $row.date and ($row.time | rtrimstr(".0") | is_clock | not) then refused($row; "unreadable-time"; "立案時間"; $row.time)
  elif $row.date == null and $row.cut then refused($row; "cut-row"; "成案時間"; $row.opened)
  elif $row.date == null and $row.opened == "" then refused($row; "missing-date"; "成案時間"; "")
  elif $row.status != "" and ($row.status | status) == null then refused($row; "unknown-status"; "案件狀態"; $row.status)
  else case($row; $id; $before), findings($row; $id; $whole; $shared) end
