#!/usr/bin/env bash
# Runs one peer of the map benchmark: drive.sh SCENE PEER WARM FRAMES [PICTURE], see drive.mjs. Installs MapLibre GL, deck.gl
# and puppeteer-core from the npm registry once, into the user's cache.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/cityglass/map_peers
mkdir -p "$cache"
if ! cmp -s "$here/package.json" "$cache/package.json" || [[ ! -d $cache/node_modules/maplibre-gl ]]; then
  cp "$here/package.json" "$cache/"
  (cd "$cache" && npm install --no-audit --no-fund) >"$cache/install.log" 2>&1 || {
    echo "npm cannot install the peers; see $cache/install.log" >&2
    rm -f "$cache/package.json"
    exit 1
  }
fi
cd "$cache"
exec node "$here/drive.mjs" "$@"
