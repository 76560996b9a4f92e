#!/usr/bin/env bash
# Runs the Node-RED flow beside a broker and prints a line "ready", then how many rows it has inserted, until EXPECTED.
# Usage: serve.sh DIR PORT QOS EXPECTED plain|tuned. Installs Node-RED from the npm registry once, into the user's cache.
set -euo pipefail
dir=$1 port=$2 qos=$3 expected=$4 mode=$5
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/cityglass/node_red
mkdir -p "$cache"
cp "$here"/{package.json,settings.js,flow.mjs,count.mjs} "$cache/"
cd "$cache"
if [[ ! -f node_modules/node-red/red.js || ! -d node_modules/node-red-node-sqlite ]]; then
  npm install --no-audit --no-fund >install.log 2>&1 || { echo "npm cannot install Node-RED; see $cache/install.log" >&2; exit 1; }
fi
node flow.mjs "$dir" "$port" "$qos" "$mode"
BENCH_DIR=$dir node node_modules/node-red/red.js -s settings.js >"$dir/node-red.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
for ((i = 0; i < 300; i++)); do  # its table exists shortly after it has connected and subscribed
  [[ -f $dir/node_red.db ]] && break
  sleep 0.1
done
sleep 2
echo ready
node count.mjs "$dir" "$expected"
