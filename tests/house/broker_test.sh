#!/usr/bin/env bash
# mosquitto accepts the broker example that we ship, beside the main file that Debian installs.   broker_test.sh ROOT
set -euo pipefail

place=$(mktemp -d)
trap 'kill "${broker:-}" 2>/dev/null || true; rm -rf "$place"' EXIT
mkdir "$place/conf.d"
cat >"$place/mosquitto.conf" <<CONF
user $(id -un)
persistence true
persistence_location $place/
include_dir $place/conf.d
CONF
# A socket file instead of the port: the test must not depend on which ports are free.
sed "s|^listener .*|listener 0 $place/socket|" "$1/assets/broker/mosquitto.conf" >"$place/conf.d/cityglass.conf"

PATH=$PATH:/usr/sbin mosquitto -c "$place/mosquitto.conf" >"$place/log" 2>&1 &
broker=$!
until grep -q ' running$' "$place/log"; do
  if ! kill -0 "$broker" 2>/dev/null; then
    cat "$place/log"
    exit 1
  fi
  sleep 0.05
done
for option in max_inflight_messages max_queued_messages max_queued_bytes message_size_limit autosave_interval; do
  grep -q "^$option " "$1/assets/broker/mosquitto.conf" || { echo "the example leaves $option at its default"; exit 1; }
done
