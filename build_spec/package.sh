#!/usr/bin/env bash
# Freezes the till, the audit window and the verifier into dist/pos-app (one folder, no Python
# needed), in an environment of its own that is built from the locks, every package checked against
# its hash; and writes the list of what is inside (SBOM, CycloneDX) beside it.
set -euo pipefail
cd "$(dirname "$0")/.."
python="$(build_spec/python.sh)"
environment=build/package-env
if ! "$environment/bin/python" -c 'import PyInstaller, PySide6, sqlalchemy, rapidfuzz' 2>/dev/null; then
    "$python" -m venv --clear "$environment"
fi
pip=("$environment/bin/python" -m pip --disable-pip-version-check --no-input --quiet)
"${pip[@]}" install --require-hashes --requirement requirements.lock
"${pip[@]}" install --require-hashes --requirement build_spec/requirements-freeze.lock
"$environment/bin/python" -m PyInstaller --noconfirm --log-level "${LOG_LEVEL:-ERROR}" \
    --workpath build/package --distpath dist build_spec/till.spec
version="$(sed -n 's/^__version__ = "\(.*\)"/\1/p' pos_app/__init__.py)"
printf '%s\n' "$version" >dist/pos-app/VERSION
cp LICENSE dist/pos-app/LICENSE
"$python" build_spec/sbom.py "$version" >dist/pos-app/sbom.cdx.json
echo "dist/pos-app is version $version, $(du -sm dist/pos-app | cut -f1) MB"
