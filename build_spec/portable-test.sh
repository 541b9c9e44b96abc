#!/usr/bin/env bash
# Proves the archive of `make portable`: unpacked into an empty folder it opens the first start's
# window on a virtual screen, keeps its store beside itself, and works a whole shift (self-test).
# Needs Xvfb and xdotool.
set -euo pipefail
cd "$(dirname "$0")/.."
archive="$(ls dist/pos-app-*-linux-"$(uname -m)".tar.gz)"
folder="$(mktemp -d)"
display=:95
Xvfb "$display" -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 &
screen=$!
till=
cleanup() {
    [ -z "$till" ] || kill "$till" 2>/dev/null || true
    kill "$screen" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$folder"
}
trap cleanup EXIT
tar -C "$folder" -xzf "$archive"
start="$(echo "$folder"/*/till.sh)"
sleep 2
export DISPLAY="$display" QT_QPA_PLATFORM=xcb
"$start" &
till=$!
for _ in $(seq 300); do
    ! xdotool search --onlyvisible --name . >/dev/null 2>&1 || break
    kill -0 "$till" || { echo "The till ended before its window was there." >&2; exit 1; }
    sleep 0.2
done
xdotool search --onlyvisible --name . >/dev/null || { echo "No window after a minute." >&2; exit 1; }
for _ in $(seq 150); do
    [ ! -e "$(dirname "$start")/store/pos.db" ] || break
    sleep 0.2
done
[ -e "$(dirname "$start")/store/pos.db" ] || { echo "The store is not beside the program." >&2; exit 1; }
kill "$till" && wait "$till" || true
till=
kill "$screen" && wait "$screen" || true
Xvfb "$display" -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 &
screen=$!
sleep 2
# A screen of its own: where no window manager runs, the keys' focus dies with the window that had it.
"$(dirname "$start")/program/pos-app" self-test
echo "$(basename "$archive") opens, keeps its store beside itself, and works a shift."
