#!/usr/bin/env bash
# Packs dist/pos-app as an archive to unpack anywhere: `make portable`. The store then lies beside
# the program, so that a stick carries both. An AppImage is not made: its runtime is a prebuilt
# program. Debian carries a library that reads AppImages and mksquashfs, but no runtime; the makers of
# AppImages on PyPI and npm download theirs from elsewhere. Looked for on 2026-11-30.
set -euo pipefail
cd "$(dirname "$0")/.."
version="$(cat dist/pos-app/VERSION)"
name="pos-app-$version-linux-$(uname -m)"
rm -rf "build/portable"
mkdir -p "build/portable/$name"
cp -a dist/pos-app "build/portable/$name/program"
cat >"build/portable/$name/till.sh" <<'RUN'
#!/bin/sh
# Opens the till on the store in the folder "store" beside this file.
here="$(dirname "$(readlink -f "$0")")"
exec "$here/program/pos-app" --data-dir "$here/store" "$@"
RUN
cp LICENSE build_spec/pos-app.svg "build/portable/$name/"
chmod 755 "build/portable/$name/till.sh"
tar --sort=name --owner=0 --group=0 -C build/portable -czf "dist/$name.tar.gz" "$name"
rm -rf build/portable
echo "dist/$name.tar.gz, $(du -m "dist/$name.tar.gz" | cut -f 1) MB"
