#!/usr/bin/env bash
# Holds every package of the locks against the vulnerabilities that are known.
# Exit codes: 0 nothing was found, 1 something was, 2 nobody with a current list could be asked.
#
# Where the machine reaches a vulnerability service, pip-audit asks it: that is the scan that counts.
# Without a network the only list that a package registry carries is one of July 2021; it is looked
# through all the same, and its age is said, because a package newer than it cannot be in it.
set -euo pipefail
cd "$(dirname "$0")/.."
python="$(build_spec/python.sh)"
locks=(requirements.lock build_spec/requirements-freeze.lock)
"$python" -m venv --clear build/audit-deps
pip=(build/audit-deps/bin/python -m pip --disable-pip-version-check --no-input --quiet)
"${pip[@]}" install "safety-db==2021.7.17" "packaging==26.4"
build/audit-deps/bin/python build_spec/audit_deps.py "${locks[@]}"
"${pip[@]}" install "pip-audit==2.10.1"
for lock in "${locks[@]}"; do
    code=0
    build/audit-deps/bin/pip-audit --disable-pip --progress-spinner off --requirement "$lock" \
        >build/audit-deps/said 2>&1 || code=$?
    # A service that is not there, or a mirror that knows of no advisories, scans nothing.
    if grep -qiE 'could not be audited|connection|unreachable|timed? ?out|ServiceError' build/audit-deps/said; then
        echo "No vulnerability service answers from here, so NOTHING CURRENT WAS SCANNED." >&2
        echo "Run make audit-deps on a machine with a network before each release." >&2
        exit 2
    fi
    if [ "$code" -ne 0 ]; then
        cat build/audit-deps/said >&2
        exit 1
    fi
done
echo "The service knows of no vulnerability in the packages of the locks."
