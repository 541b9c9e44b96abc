#!/usr/bin/env bash
# Opens the till; without a display it says so and rings up a shift offscreen, with pictures.
# Usage: build_spec/run.sh [pos-app arguments]
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    exec .venv/bin/pos-app "$@"
fi
echo "This machine has no display, so no window can open here."
echo "Instead a whole shift is rung up offscreen; its pictures go to build/pictures."
mkdir -p build/pictures
exec .venv/bin/pos-app self-test --pictures build/pictures
