#!/usr/bin/env bash
# Freezes the till, the audit window and the verifier into dist/pos-app (one folder, no Python
# needed), in an environment of its own that is built from the locks, every package checked against
# its hash; and writes the list of what is inside (SBOM, CycloneDX) beside it.
set -euo pipefail
cd "$(dirname "$0")/.."
python="$(build_spec/python.sh)"
environment=build/package-env
locks=(requirements.lock build_spec/requirements-freeze.lock)
stamp="$(cat "${locks[@]}" | sha256sum | cut -d ' ' -f 1)"
if [ "$(cat "$environment/.locks" 2>/dev/null)" != "$stamp" ]; then
    "$python" -m venv "$environment"
    for lock in "${locks[@]}"; do
        "$environment/bin/python" -m pip --disable-pip-version-check --no-input --quiet install \
            --require-hashes --requirement "$lock"
    done
    printf '%s' "$stamp" >"$environment/.locks"
fi
"$environment/bin/python" -m PyInstaller --noconfirm --log-level "${LOG_LEVEL:-ERROR}" \
    --workpath build/package --distpath dist build_spec/till.spec
"$environment/bin/python" build_spec/slim_locales.py dist/pos-app/_internal/babel/locale-data
# Python, SQLite and others come with their debugging symbols, which are 45 MB; Qt comes without.
if [ "$(uname -s)" = Linux ]; then
    ln -f dist/pos-app/pos-app dist/pos-app/pos-audit
    find dist/pos-app/_internal -type f \( -name '*.so' -o -name '*.so.*' \) \
        ! -path '*/PySide6/*' ! -path '*/shiboken6/*' -exec strip --strip-unneeded {} +
fi
version="$(sed -n 's/^__version__ = "\(.*\)"/\1/p' pos_app/__init__.py)"
printf '%s\n' "$version" >dist/pos-app/VERSION
cp LICENSE docs/audit-format.md dist/pos-app/
"$python" build_spec/sbom.py "$version" >dist/pos-app/sbom.cdx.json
echo "dist/pos-app is version $version, $(du -sm dist/pos-app | cut -f1) MB"
