#!/usr/bin/env bash
# Prints the Python to build with, or says in a sentence why there is none.
set -euo pipefail
for candidate in "${PYTHON:-python3}" python3.11 python3.12 python3.13; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        command -v "$candidate"
        exit 0
    fi
done
found="$(python3 --version 2>/dev/null || echo 'no Python')"
echo "The till needs Python 3.11 or newer; this machine has $found." >&2
echo "Install one, or name it: make PYTHON=/path/to/python3.11 run" >&2
exit 1
