#!/usr/bin/env bash
# Writes requirements.lock anew from the two .in files, and build_spec/requirements-freeze.lock from
# its own: every version, every hash, no address.
set -euo pipefail
cd "$(dirname "$0")/.."
python="$(build_spec/python.sh)"
"$python" -m venv --clear build/lock-env
build/lock-env/bin/python -m pip --disable-pip-version-check --quiet install "pip-tools==7.6.2"
compile=(build/lock-env/bin/pip-compile --quiet "$@"
    --generate-hashes --allow-unsafe --no-strip-extras
    --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host)
"${compile[@]}" --output-file requirements.lock requirements.in requirements-dev.in
"${compile[@]}" --constraint requirements.lock \
    --output-file build_spec/requirements-freeze.lock build_spec/requirements-freeze.in
if grep -nE '^-|://' requirements.lock build_spec/requirements-freeze.lock; then
    echo "A lock names an address; take it out before committing." >&2
    exit 1
fi
