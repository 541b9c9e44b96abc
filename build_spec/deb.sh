#!/usr/bin/env bash
# Packs dist/pos-app as dist/pos-app_VERSION_ARCH.deb: `make deb`. Needs only dpkg-deb.
# Usage: build_spec/deb.sh [FROZEN_FOLDER [VERSION]]
set -euo pipefail
cd "$(dirname "$0")/.."
frozen="${1:-dist/pos-app}"
version="${2:-$(cat "$frozen/VERSION")}"
arch="$(dpkg --print-architecture)"
tree="build/deb/pos-app_${version}_${arch}"
rm -rf "$tree"
install -d "$tree/DEBIAN" "$tree/usr/lib" "$tree/usr/bin" "$tree/usr/share/applications" \
    "$tree/usr/share/icons/hicolor/scalable/apps" "$tree/usr/share/doc/pos-app/examples"
cp -a "$frozen" "$tree/usr/lib/pos-app"
for program in pos-app pos-audit pos-verify; do
    [ ! -e "$frozen/$program" ] || ln -s "../lib/pos-app/$program" "$tree/usr/bin/$program"
done
install -m 644 build_spec/debian/pos-app.desktop build_spec/debian/pos-audit.desktop \
    "$tree/usr/share/applications/"
install -m 644 build_spec/debian/pos-app-kiosk.desktop "$tree/usr/share/doc/pos-app/examples/"
install -m 644 build_spec/pos-app.svg "$tree/usr/share/icons/hicolor/scalable/apps/pos-app.svg"
install -m 644 LICENSE "$tree/usr/share/doc/pos-app/copyright"
gzip -9nc CHANGELOG.md >"$tree/usr/share/doc/pos-app/changelog.gz"
[ ! -e "$frozen/sbom.cdx.json" ] || cp "$frozen/sbom.cdx.json" "$tree/usr/share/doc/pos-app/"
find "$tree" -type d -exec chmod 755 {} +
chmod -R u+rwX,go+rX,go-w "$tree"
depends="$(grep -v '^#' build_spec/debian/depends.txt | paste -sd ',' | sed 's/,/, /g')"
cat >"$tree/DEBIAN/control" <<CONTROL
Package: pos-app
Version: $version
Architecture: $arch
Maintainer: The till's makers <till@example.org>
Installed-Size: $(du -sk "$tree/usr" | cut -f 1)
Depends: $depends
Recommends: desktop-file-utils, hicolor-icon-theme
Suggests: cups, gnome-keyring
Section: misc
Priority: optional
Description: till for small shops that can prove what happened
 Ring up with the scanner, the touch screen or the keyboard; every action is an event in a signed
 log. Works offline on one file. With it come the audit window (pos-audit) and a verifier of the log
 that needs nothing else (pos-verify).
CONTROL
(cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
mkdir -p dist
dpkg-deb --root-owner-group -Zzstd -z5 --build "$tree" "dist/pos-app_${version}_${arch}.deb" >/dev/null
rm -rf "$tree"
echo "dist/pos-app_${version}_${arch}.deb, $(du -m "dist/pos-app_${version}_${arch}.deb" | cut -f 1) MB"
