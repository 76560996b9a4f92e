# YouBike 2.0 immediate document: a list of stations. The publisher has renamed its fields at least three times; each is taken
# under any of the names seen. Station names lose the "YouBike2.0_" that all of them begin with.
def first_of($names): . as $row | first($names[] | $row[.] | select(. != null)) // null;
def plain: if type == "string" then ltrimstr("YouBike2.0_") else . end;
def number: if type == "string" then (tonumber? // .) else . end;

if type != "array" then {refuse: {why: "the document should be a list of stations", field: ""}}
else
  .[] |
  if type != "object" or .sno == null then {refuse: {why: "a station without sno", field: "sno"}}
  else
    {asset: {
      id: .sno,
      kind: "bike_station",
      name: {zh: (.sna | plain), en: (.snaen | plain)},
      lon: (first_of(["longitude", "lng", "lon"]) | number),
      lat: (first_of(["latitude", "lat"]) | number),
      district: .sarea
    }},
    {obs: {
      asset: .sno,
      t: first_of(["mday", "infoTime", "srcUpdateTime"]),
      v: {
        bikes_available: (first_of(["available_rent_bikes", "sbi"]) | number),
        docks_available: (first_of(["available_return_bikes", "bemp"]) | number),
        on: (if .act == null then null else (if (.act | tostring) == "1" then 1 else 0 end) end)
      }
    }}
  end
end
