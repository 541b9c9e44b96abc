#!/usr/bin/env bash
# Installs the system packages that are missing on Debian and Ubuntu; elsewhere it does nothing.
# Usage: build_spec/system-packages.sh run|test|package...
# It never fails: when it may not install, it prints the command to type and goes on.
set -euo pipefail
list="$(dirname "$0")/system-packages.txt"

command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 || exit 0

is_installed() {
    # Ubuntu 24.04 renamed some libraries to <name>t64.
    local states
    states="$(dpkg-query -W -f ' ${db:Status-Status} ' "$1" "$1t64" 2>/dev/null || true)"
    [[ "$states" == *" installed "* ]]
}

has_newer_python() {
    # Somebody's own python3, with venv, does as well as Debian's.
    python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

missing=()
for purpose in "${@:-run}"; do
    while read -r package use; do
        [ "$use" = "$purpose" ] || continue
        case "$package" in python3 | python3-venv) has_newer_python && continue ;; esac
        is_installed "$package" || missing+=("$package")
    done < <(sed 's/#.*//' "$list")
done
[ "${#missing[@]}" -gt 0 ] || exit 0

install=(apt-get -o DPkg::Lock::Timeout=120 install --yes --no-install-recommends "${missing[@]}")
as_root=()
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        as_root=(false)
    elif [ -t 0 ]; then
        as_root=(sudo)
    else
        as_root=(sudo --non-interactive)
    fi
fi

echo "Installing system packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
if ! { "${as_root[@]}" apt-get -qq update && "${as_root[@]}" "${install[@]}" >/dev/null; } </dev/null; then
    echo "They could not be installed from here. If something is missing later, type:" >&2
    echo "    sudo apt-get install ${missing[*]}" >&2
fi
