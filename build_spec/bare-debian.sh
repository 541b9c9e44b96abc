#!/usr/bin/env bash
# Makes build/bare.tar: a Debian with nothing but what is essential, from the package sources that
# this machine uses. Needs mmdebstrap and root.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v mmdebstrap >/dev/null || { echo "Install mmdebstrap first (apt-get install mmdebstrap)." >&2; exit 2; }
mkdir -p build
[ -s build/bare.tar ] && exit 0
release="$(. /etc/os-release && echo "$VERSION_CODENAME")"
# Machines have one of the two files, or both.
sources="$(cat /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null || true)"
mmdebstrap --variant=minbase --format=tar --quiet --include=ca-certificates "$release" \
    build/bare.tar.part - <<<"$sources"
mv build/bare.tar.part build/bare.tar
