#!/usr/bin/env bash
# Runs the Windows installer under Wine, silently, around stand-ins for the programs: `make
# windows-installer-test`. It installs, refuses while the till is open, installs over the old version,
# installs for everybody, and uninstalls; each time files, shortcuts and registry must be what they
# should, and the store must stay. Needs nsis and wine64. What it cannot show is the real till.
set -euo pipefail
cd "$(dirname "$0")/../.."
for tool in makensis wine64 wineserver; do
    PATH="$PATH:/usr/lib/wine" command -v "$tool" >/dev/null || { echo "Install nsis and wine64 first." >&2; exit 2; }
done
export PATH="$PATH:/usr/lib/wine"
folder="$(mktemp -d)"
export WINEPREFIX="$folder/wine" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml="
trap 'wineserver -k 2>/dev/null || true; rm -rf "$folder"' EXIT
fail() { echo "The installer: $*" >&2; exit 1; }
value() { wine64 reg query "$1" /v "$2" 2>/dev/null | tr -d '\r' | sed -n "s/^ *$2 *REG_[A-Z]* *//p"; }
there() { compgen -G "$1" >/dev/null || fail "$1 is not there."; }
gone() { ! compgen -G "$1" >/dev/null || fail "$1 is still there."; }

# A stand-in for each program: it only waits, as an open window does.
cat >"$folder/waits.nsi" <<'NSI'
Unicode true
Target amd64-unicode
SilentInstall silent
RequestExecutionLevel user
OutFile "waits.exe"
Section
    Sleep 8000
SectionEnd
NSI
makensis -V1 "$folder/waits.nsi"
setup() { # VERSION FILE_OF_THE_VERSION
    rm -rf "$folder/payload" && mkdir -p "$folder/payload/_internal"
    cp LICENSE "$folder/payload/"
    for program in pos-app pos-audit pos-verify; do cp "$folder/waits.exe" "$folder/payload/$program.exe"; done
    touch "$folder/payload/_internal/$2"
    makensis -V1 -WX -DVERSION="$1" -DPAYLOAD="$folder/payload" -DOUTPUT="$folder/setup-$1.exe" \
        build_spec/windows/pos-app.nsi
}
setup 1.0.0 old.dll
setup 1.1.0 new.dll
wine64 wineboot --init >/dev/null 2>&1
home="$(echo "$WINEPREFIX"/drive_c/users/*/AppData/Local | tr ' ' '\n' | grep -v Public | head -1)"
user="${home%/AppData/Local}"
key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\pos-app'
run='HKCU\Software\Microsoft\Windows\CurrentVersion\Run'
mine="$home/Programs/pos-app"
mkdir -p "$home/pos-app" && echo sales >"$home/pos-app/pos.db"

echo "== For one user, silently"
wine64 "$folder/setup-1.0.0.exe" /S /Autostart
there "$mine/pos-app.exe"; there "$mine/pos-audit.exe"; there "$mine/pos-verify.exe"
there "$mine/_internal/old.dll"
there "$user/Desktop/Till.lnk"
there "$user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Till/Audit window.lnk"
[ "$(value "$key" DisplayVersion)" = 1.0.0 ] || fail "the list of programs says $(value "$key" DisplayVersion)."
value "$run" pos-app | grep -q 'pos-app.exe' || fail "the till does not open at sign-in."

echo "== Not while the till is open"
wine64 "$mine/pos-app.exe" &
sleep 2
if wine64 "$folder/setup-1.1.0.exe" /S; then fail "it wrote over an open till."; else code=$?; fi
[ "$code" = 2 ] || fail "it ended with $code instead of 2."
there "$mine/_internal/old.dll"
[ "$(value "$key" DisplayVersion)" = 1.0.0 ] || fail "it changed something."
wait

echo "== Over the old version, without an icon"
rm "$user/Desktop/Till.lnk"
wine64 "$folder/setup-1.1.0.exe" /S /NoDesktop
there "$mine/_internal/new.dll"; gone "$mine/_internal/old.dll"; gone "$user/Desktop/Till.lnk"
[ "$(value "$key" DisplayVersion)" = 1.1.0 ] || fail "the list of programs is the old one."

echo "== Uninstalled; the store stays"
wine64 "$mine/uninstall.exe" /CurrentUser /S
for _ in $(seq 50); do [ -e "$mine/pos-app.exe" ] || break; sleep 0.2; done
sleep 1
gone "$mine"; gone "$user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Till"
[ -z "$(value "$key" DisplayVersion)$(value "$run" pos-app)" ] || fail "it left something in the registry."
there "$home/pos-app/pos.db"

echo "== For everybody, in Program Files"
wine64 "$folder/setup-1.1.0.exe" /S /AllUsers
all="$WINEPREFIX/drive_c/Program Files/pos-app"
there "$all/pos-app.exe"; gone "$mine"
there "$WINEPREFIX/drive_c/users/Public/Desktop/Till.lnk"
key="${key/HKCU/HKLM}"
value "$key" UninstallString | grep -q '/AllUsers' || fail "its removal would not be for everybody."
wine64 "$all/uninstall.exe" /AllUsers /S
for _ in $(seq 50); do [ -e "$all/pos-app.exe" ] || break; sleep 0.2; done
sleep 1
gone "$all"; there "$home/pos-app/pos.db"
[ -z "$(value "$key" DisplayVersion)" ] || fail "it left something in the registry."
printf '\nThe installer installs, refuses, upgrades and uninstalls under %s.\n' "$(wine64 --version)"
