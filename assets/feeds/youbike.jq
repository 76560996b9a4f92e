# YouBike 2.0 stations in three shapes, each a list, told apart row by row:
#   the city's immediate document (its publisher has renamed the fields at least three times: any name seen is taken),
#   TDX Station (name, place, capacity) and TDX Availability (bikes, docks, ServiceStatus 1 = running).
# Station names lose the "YouBike2.0_" that all of them begin with. TDX's StationID is the city's sno: both are one asset.
def first_of($names): . as $row | first($names[] | $row[.] | select(. != null)) // null;
def plain: if type == "string" then ltrimstr("YouBike2.0_") else . end;
def number: if type == "string" then (tonumber? // .) else . end;
def capacity($n): if ($n | type) == "number" and $n > 0 then {traits: {capacity_count: $n}} else {} end;
def tdx_id: .StationID // (.StationUID | ltrimstr("TPE"));

def city_row:
  if .sno == null then {refuse: {why: "a station without sno", field: "sno"}}
  else
    {asset: ({
      id: .sno,
      kind: "bike_station",
      name: {zh: (.sna | plain), en: (.snaen | plain)},
      lon: (first_of(["longitude", "lng", "lon"]) | number),
      lat: (first_of(["latitude", "lat"]) | number),
      district: .sarea
    } + capacity(first_of(["total", "Quantity", "tot"]) | number))},
    {obs: {
      asset: .sno,
      t: first_of(["mday", "infoTime", "srcUpdateTime"]),
      v: {
        bikes_available: (first_of(["available_rent_bikes", "sbi"]) | number),
        docks_available: (first_of(["available_return_bikes", "bemp"]) | number),
        on: (if .act == null then null else (if (.act | tostring) == "1" then 1 else 0 end) end)
      }
    }}
  end;

def tdx_station:
  {asset: ({id: tdx_id, kind: "bike_station", name: {zh: (.StationName.Zh_tw | plain), en: (.StationName.En | plain)},
            lon: .StationPosition.PositionLon, lat: .StationPosition.PositionLat} + capacity(.BikesCapacity))};

def tdx_availability:
  {obs: {asset: tdx_id, t: .SrcUpdateTime, p: .UpdateTime, v: ({
    bikes_available: .AvailableRentBikes,
    docks_available: .AvailableReturnBikes,
    on: (if .ServiceStatus == null then null elif .ServiceStatus == 1 then 1 else 0 end)
  } + if .AvailableRentBikesDetail == null then {} else {electric_bikes_available: .AvailableRentBikesDetail.ElectricBikes} end)}};

# One record in a shape nobody expected must not cost the others.
def or_refuse(f): try f catch {refuse: {why: "a record in an unknown shape: \(.)", field: ""}};

if type != "array" then {refuse: {why: "the document should be a list of stations", field: ""}}
else
  {document: {published: first(.[] | objects | .updateTime | strings)}},
  (.[] | or_refuse(
    if has("StationUID") and has("StationPosition") then tdx_station
    elif has("StationUID") then tdx_availability
    else city_row end))
end
