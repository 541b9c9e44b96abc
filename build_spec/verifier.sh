#!/usr/bin/env bash
# Freezes the stand-alone verifier into dist/pos-verify, in an environment of its own that is
# built from requirements-freeze.lock, every package checked against its hash.
set -euo pipefail
cd "$(dirname "$0")/.."
python="$(build_spec/python.sh)"
environment=build/freeze-env
if ! "$environment/bin/python" -c 'import PyInstaller, cryptography' 2>/dev/null; then
    "$python" -m venv --clear "$environment"
    "$environment/bin/python" -m pip --disable-pip-version-check --no-input --quiet install \
        --require-hashes --requirement build_spec/requirements-freeze.lock
fi
"$environment/bin/python" -m PyInstaller --noconfirm --log-level ERROR \
    --workpath build/verifier --distpath "${1:-dist}" build_spec/verifier.spec
