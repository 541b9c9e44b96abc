#!/usr/bin/env bash
# Makes dist/pos-app-VERSION-setup.exe with Debian's makensis: `make windows-installer`.
# The payload, dist/windows/pos-app, is what PyInstaller makes of build_spec/till.spec on a Windows
# PC. Without it the script checks that the installer compiles, around an empty payload that it
# throws away, and says so.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v makensis >/dev/null || { echo "Install nsis first (apt-get install nsis)." >&2; exit 2; }
version="$(sed -n 's/^__version__ = "\(.*\)"/\1/p' pos_app/__init__.py)"
payload=dist/windows/pos-app
output="$PWD/dist/pos-app-$version-setup.exe"
is_real=true
if [ ! -e "$payload/pos-app.exe" ]; then
    is_real=false
    payload=build/windows-check
    output="$PWD/build/windows-check.exe"
    rm -rf "$payload" && mkdir -p "$payload/_internal"
    cp LICENSE "$payload/"
    touch "$payload/pos-app.exe" "$payload/pos-audit.exe" "$payload/pos-verify.exe" "$payload/_internal/x"
fi
mkdir -p dist
makensis -V2 -WX -DVERSION="$version" -DPAYLOAD="$PWD/$payload" -DOUTPUT="$output" \
    build_spec/windows/pos-app.nsi
if $is_real; then
    echo "$output"
else
    rm -rf "$payload" "$output"
    echo "The installer's script compiles. There is no payload for Windows here: on a Windows PC run"
    echo "    python -m PyInstaller --distpath dist/windows build_spec/till.spec"
    echo "and then this again. make windows-installer-test runs the installer itself under Wine; the"
    echo "installed till has not run on a real Windows yet."
fi
