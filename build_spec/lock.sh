#!/usr/bin/env bash
# Writes requirements.lock anew from the two .in files: every version, every hash, no address.
set -euo pipefail
cd "$(dirname "$0")/.."
python="$(build_spec/python.sh)"
"$python" -m venv --clear build/lock-env
build/lock-env/bin/python -m pip --disable-pip-version-check --quiet install "pip-tools==7.6.2"
build/lock-env/bin/pip-compile --quiet "$@" \
    --generate-hashes --allow-unsafe --strip-extras \
    --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
    --output-file requirements.lock requirements.in requirements-dev.in
if grep -nE '^-|://' requirements.lock; then
    echo "requirements.lock names an address; take it out before committing." >&2
    exit 1
fi
