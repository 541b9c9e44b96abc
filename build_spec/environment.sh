#!/usr/bin/env bash
# Builds the project's own environment in .venv from the lock and puts pos-app on its path.
# Every package is checked against its hash; a half-built environment is simply built on.
set -euo pipefail
cd "$(dirname "$0")/.."
python="$(build_spec/python.sh)"
if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    "$python" -m venv --clear .venv
fi
pip=(.venv/bin/python -m pip --disable-pip-version-check --no-input --quiet)
echo "Preparing .venv (the first time this takes a minute)"
"${pip[@]}" install --require-hashes --requirement requirements.lock
"${pip[@]}" install --no-deps --no-build-isolation --editable .
# Compiled once: where Python may not write what it compiled, each start would do it again.
.venv/bin/python -m compileall -q -j 0 pos_app
touch .venv/.ready
