#!/usr/bin/env bash
# Obtains the Dear ImGui sources, once per machine:   obtain.sh DIRECTORY   leaves DIRECTORY/imgui.h and all the rest.
#
# Debian 12 ships 1.86; on-demand glyphs, without which Chinese at wall sizes is not affordable, came with 1.92.
# Every way in ends at the same check: the archive has the SHA-256 below, whoever served it. That makes a plain or stale
# mirror safe. No archive host is named here: the machine's own package sources say where its archive is.
#
#   CITYGLASS_IMGUI_URL, CITYGLASS_IMGUI_SHA256   another archive of 1.92 or later (upstream's release, a local mirror)
#                                                 and the hash that you checked yourself
# Needs bash, tar, xz, sha256sum; apt for the first two ways. Prints one line per step on stderr; 0 or 1.
set -euo pipefail

readonly version=1.92.2b
readonly sha256=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
readonly name="imgui_${version}+ds.orig.tar.xz"
readonly pool_path="pool/main/i/imgui/$name"
readonly cache="${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/cityglass"

say() { printf 'imgui: %s\n' "$*" >&2; }

has_hash() { [[ -f $1 ]] && [[ $(sha256sum <"$1") == "$2  -" ]]; }

# Every package archive this machine uses, one address a line. apt reads both of its source formats for us; a cloud image
# names a mirror list instead of an address, and there the first mirror of the list is the address.
# shellcheck disable=SC2016  # $(REPO_URI) is apt's to expand
archives() {
  local uri list
  apt-get indextargets --no-release-info --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | sort -u |
    while read -r uri; do
      if [[ $uri == mirror+file:* ]]; then
        list=${uri#mirror+file:}
        list=/${list##+(/)}
        uri=$(awk '/^[a-z]/ {print $1; exit}' "${list%/}" 2>/dev/null || true)
      fi
      [[ $uri == http* || $uri == file:* ]] && printf '%s/\n' "${uri%/}"
    done
}
shopt -s extglob

quiet_apt=(-o "APT::Sandbox::User=$(id -un)" -o Acquire::Retries=1 -o Acquire::http::Timeout=20
  -o Acquire::https::Timeout=20 -qq)

# 1. Straight from the pool of the machine's own archive: no index, about a second.
from_pool() {
  local archive
  for archive in $(archives); do
    /usr/lib/apt/apt-helper "${quiet_apt[@]}" download-file "$archive$pool_path" "$1/$name" "SHA256:$sha256" \
      >/dev/null 2>&1 && return 0
  done
  return 1
}

# 2. The source package of testing or unstable, with an apt state of its own: the machine's is not touched. An expired
#    index is accepted because the hash, not the index, vouches for the archive.
from_source_package() {
  local archive suite state=$1/apt signed=/usr/share/keyrings/debian-archive-keyring.gpg
  for archive in $(archives); do
    for suite in testing unstable; do
      rm -rf "$state" && mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
      {
        printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\n' "$archive" "$suite"
        [[ -f $signed ]] && printf 'Signed-By: %s\n' "$signed"
      } >"$state/list.sources"
      local private=("${quiet_apt[@]}" -o "Dir::Etc::sourcelist=$state/list.sources" -o Dir::Etc::sourceparts=-
        -o "Dir::State::lists=$state/lists" -o "Dir::Cache=$state/cache" -o Acquire::Check-Valid-Until=false
        -o Acquire::Languages=none)
      (cd "$1" && apt-get "${private[@]}" update && apt-get "${private[@]}" source --download-only imgui) \
        >/dev/null 2>&1 || continue
      has_hash "$1/$name" "$sha256" && return 0
    done
  done
  return 1
}

# 3. An archive that the person at the keyboard names, with the hash that they checked.
from_given_url() {
  if [[ -x /usr/lib/apt/apt-helper ]]; then
    /usr/lib/apt/apt-helper "${quiet_apt[@]}" download-file "$2" "$1/given" >/dev/null 2>&1
  else
    curl -fsSL --max-time 120 -o "$1/given" "$2"
  fi
  if ! has_hash "$1/given" "$3"; then
    say "$2 does not have the SHA-256 in CITYGLASS_IMGUI_SHA256"
    return 1
  fi
}

# Unpacks beside the target and renames: a half-unpacked directory never looks finished, and two builds may race.
unpack() {
  local archive=$1 target=$2 staging
  mkdir -p "$(dirname "$target")"
  staging=$(mktemp -d "$target.XXXXXX")
  tar -xf "$archive" -C "$staging" --strip-components=1
  chmod 755 "$staging"
  if ! mv -T "$staging" "$target" 2>/dev/null; then
    rm -rf "$staging"
    [[ -f $target/imgui.h ]] || { say "cannot write $target"; return 1; }
  fi
}

main() {
  [[ $# -eq 1 ]] || { say "usage: obtain.sh DIRECTORY"; exit 2; }
  local target=$1 work
  [[ -f $target/imgui.h ]] && exit 0
  mkdir -p "$cache"
  if has_hash "$cache/$name" "$sha256"; then
    unpack "$cache/$name" "$target"
    exit
  fi

  work=$(mktemp -d "$cache/obtain.XXXXXX")
  # shellcheck disable=SC2064  # the directory of now, not of later
  trap "rm -rf '$work'" EXIT
  if [[ -n ${CITYGLASS_IMGUI_URL:-} ]]; then
    say "fetching $CITYGLASS_IMGUI_URL"
    if from_given_url "$work" "$CITYGLASS_IMGUI_URL" "${CITYGLASS_IMGUI_SHA256:?names the hash of CITYGLASS_IMGUI_URL}"; then
      unpack "$work/given" "$target"
      exit
    fi
  fi
  if command -v apt-get >/dev/null && [[ -x /usr/lib/apt/apt-helper ]]; then
    say "fetching $version from this machine's package archive"
    if from_pool "$work" || { say "not in the pool; asking testing and unstable for the source package" &&
      from_source_package "$work"; }; then
      mv "$work/$name" "$cache/$name"
      unpack "$cache/$name" "$target"
      exit
    fi
  fi
  say "cannot obtain Dear ImGui $version: no network, or no archive here has it."
  say "put $name (SHA-256 $sha256)"
  say "into $cache and start again, or set CITYGLASS_IMGUI_URL and CITYGLASS_IMGUI_SHA256 to another archive of 1.92."
  exit 1
}

main "$@"
