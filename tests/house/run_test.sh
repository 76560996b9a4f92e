#!/usr/bin/env bash
# ./run under test: the script itself and a real broker, with stand-ins for cmake, apt and our two programs.
#   run_test.sh ROOT      0 when all hold; otherwise each failure with the output that belongs to it
# shellcheck disable=SC2016,SC2317  # stand-ins are text; helpers are called through check
set -uo pipefail

root=$1
failures=0
tree=$(mktemp -d)
trap 'kill "${holder:-}" 2>/dev/null; rm -rf "$tree"' EXIT
export TMPDIR=$tree/tmp PATH=$tree/bin:$PATH NO_COLOR=1
unset DISPLAY WAYLAND_DISPLAY CITYGLASS_PORT
mkdir -p "$tree"/{bin,tmp,build/release/bin}
cp "$root/run" "$tree/run"

stand_in() {  # stand_in PATH TEXT: an executable script
  printf '#!/usr/bin/env bash\n%s\n' "$2" >"$1"
  chmod +x "$1"
}
check() {  # check WHAT COMMAND…
  local what=$1
  shift
  "$@" && return
  printf 'FAILED: %s\n%s\n' "$what" "$(cat "$tree/out" 2>/dev/null)"
  failures=$((failures + 1))
}
says() { grep -q -- "$1" "$tree/out"; }
run() { "$tree/run" "$@" >"$tree/out" 2>&1; }
leftovers() { ls -A "$TMPDIR"; }
nothing_left() {
  [[ -s $tree/citysim.pid && -z $(leftovers) ]] && ! kill -0 "$(cat "$tree/citysim.pid")" 2>/dev/null
}
wait_for() {  # wait_for FILE: looks again until it is there, at most half a minute
  local i
  for ((i = 0; i < 300; i++)); do
    [[ -s $1 ]] && return
    sleep 0.1
  done
  return 1
}

installed='for p in "$@"; do case $p in -*|*{*) ;; *) printf "installed/%s " "$p" ;; esac; done'
stand_in "$tree/bin/cmake" 'exit 0'
stand_in "$tree/bin/dpkg-query" "$installed"
stand_in "$tree/build/release/bin/citysim" "echo \$\$ >$tree/citysim.pid; exec sleep 600"
sees_the_city="until [[ -s $tree/citysim.pid ]]; do sleep 0.1; done; echo \"\$@\" >$tree/wall.args"
stand_in "$tree/build/release/bin/cityglass" "$sees_the_city"

run help
check "help exits with 0" test $? -eq 0
check "help names the demo" says 'run demo'
run nonsense
check "an unknown command exits with 2" test $? -eq 2

run demo --lang en
check "a demo whose wall ends well exits with 0" test $? -eq 0
check "without a display the wall is headless" grep -q -- '--headless 30s --out build/demo' "$tree/wall.args"
check "the wall gets broker and store" grep -qE -- '--broker mqtt://127.0.0.1:[0-9]+ --store .*/demo.cgs' "$tree/wall.args"
check "further options reach the wall" grep -q -- '--lang en$' "$tree/wall.args"
check "the demo says where the pictures are" says 'pictures and summary.txt are in .*/build/demo'
check "a finished demo leaves nothing behind" nothing_left

DISPLAY=:77 run demo
check "with a display the wall opens a window" test "$(grep -c -- --headless "$tree/wall.args")" -eq 0

stand_in "$tree/build/release/bin/cityglass" "$sees_the_city; exec sleep 600"
rm "$tree/wall.args"
"$tree/run" demo >"$tree/held" 2>&1 &
holder=$!
check "a demo comes up" wait_for "$tree/wall.args"
port=$(grep -oE '127.0.0.1:[0-9]+' "$tree/wall.args" | cut -d: -f2)
CITYGLASS_PORT=$port run demo
check "an occupied port ends the demo" test $? -eq 1
check "an occupied port is named, with what to do" says "port $port is taken; choose another with CITYGLASS_PORT"
kill -TERM "$holder"
wait "$holder"
check "a demo that is told to end says so in its status" test $? -eq 143
check "a demo that is told to end leaves nothing behind" nothing_left
CITYGLASS_PORT=$port timeout 20 "$tree/run" demo >"$tree/out" 2>&1 &
holder=$!
rm -f "$tree/wall.args"
check "the port of an ended demo is free again" wait_for "$tree/wall.args"
kill -TERM "$holder"
wait "$holder"

stand_in "$tree/build/release/bin/cityglass" 'exit 1'
run demo
check "a wall that fails fails the demo" test $? -eq 1
check "a wall that fails is reported with its status" says 'the wall ended with status 1'

stand_in "$tree/bin/dpkg-query" 'exit 1'
stand_in "$tree/bin/id" 'echo 0'
stand_in "$tree/bin/apt-get" 'echo "E: Failed to fetch"; exit 100'
run build
check "no network ends the build" test $? -eq 1
check "no network is one clear line with what to do" says 'is the network up? As root: apt-get update && apt-get install'

[[ $failures -eq 0 ]] && echo "run behaves"
exit $((failures > 0))
