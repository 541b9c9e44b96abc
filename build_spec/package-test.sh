#!/usr/bin/env bash
# Proves the .deb in a bare Debian tree without Python and without our tools: `make package-test`.
# It installs the version before, makes a store and sells, upgrades, checks that the store came along
# and that a copy was made, rings up a shift in the real window under Xvfb, rolls back, uninstalls.
# Needs root; `make` installs mmdebstrap and Xvfb before. What it says goes to build/package-test.log too.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "package-test needs root: it works in a Debian tree of its own." >&2; exit 2; }
exec > >(tee build/package-test.log) 2>&1
step() { printf '\n== %s\n' "$*"; }
new="$(cat dist/pos-app/VERSION)"
arch="$(dpkg --print-architecture)"
read -r old commit < <(grep -v '^#' build_spec/previous-version.txt)
tree=build/bare
display=:97

step "Freeze the version before ($old)"
if [ ! -e "dist/pos-app_${old}_${arch}.deb" ]; then
    rm -rf build/previous
    git worktree prune
    git worktree add --quiet --force --detach build/previous "$commit"
    mkdir -p build/previous/build_spec/frozen build/previous/docs/guide
    cp build_spec/till.spec build/previous/build_spec/
    cp build_spec/frozen/*.py build/previous/build_spec/frozen/
    python="$PWD/build/package-env/bin/python"
    (cd build/previous && "$python" -m PyInstaller --noconfirm --log-level ERROR \
        --workpath work --distpath frozen build_spec/till.spec)
    build_spec/deb.sh build/previous/frozen/pos-app "$old"
    git worktree remove --force build/previous
fi

step "A bare Debian tree"
build_spec/bare-debian.sh
rm -rf "$tree" && mkdir -p "$tree" && tar -C "$tree" -xf build/bare.tar
inside() { chroot "$tree" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }
for tool in python3 gcc git; do
    ! inside sh -c "command -v $tool" || { echo "The tree is not bare: it has $tool." >&2; exit 1; }
done
mount --bind /proc "$tree/proc"
mount --bind /dev "$tree/dev"
xvfb=
cleanup() {
    [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
    umount "$tree/dev" "$tree/proc" 2>/dev/null || true
}
trap cleanup EXIT
cp dist/pos-app_*_"$arch".deb "$tree/root/"
cp /etc/resolv.conf "$tree/etc/resolv.conf" 2>/dev/null || true
cp /etc/apt/apt.conf.d/99* "$tree/etc/apt/apt.conf.d/" 2>/dev/null || true
install_deb() {
    inside env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends \
        --allow-downgrades "/root/pos-app_$1_${arch}.deb" | tail -3
}

step "Install $old, set a store up and sell"
inside apt-get update --quiet >/dev/null
install_deb "$old"
! inside sh -c 'command -v python3' || { echo "The package brought Python with it." >&2; exit 1; }
echo 2580 >"$tree/root/pin"
inside pos-app init --store "Bare Shop" --currency USD --prices include-tax --owner Ana \
    --pin-file /root/pin --sample
sku="$(zcat resources/samples/grocery-store.csv.gz | sed -n '2s/,.*//p' | tr -d '"')"
for n in 1 2 3; do
    echo "{\"basket_id\": \"before-$n\", \"lines\": [{\"sku\": \"$sku\", \"quantity\": \"1\"}], \"tender\": \"cash\"}"
done >"$tree/root/before.jsonl"
inside pos-app replay /root/before.jsonl
inside pos-app audit verify

step "Upgrade to $new"
install_deb "$new"
inside pos-app doctor || true
# The package carries its own SQLite; the machine's would bring back the WAL-reset bug.
inside pos-app doctor --json | grep -q '"check": "sqlite", "level": "fine"'
sed 's/before-/after-/' "$tree/root/before.jsonl" >"$tree/root/after.jsonl"
inside pos-app replay /root/after.jsonl
inside pos-app audit verify
inside sh -c 'ls -l ~/.local/share/pos-app/backups/pos-before-*.db'
inside pos-app backup /root/copy.db
inside pos-app restore --look /root/copy.db

step "The real window under Xvfb"
Xvfb "$display" -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 &
xvfb=$!
sleep 2
inside env DISPLAY="$display" QT_QPA_PLATFORM=xcb pos-app self-test
inside pos-verify /root/.local/share/pos-app/pos.db

step "Roll back to $old, with the copy from before the upgrade"
install_deb "$old"
inside pos-app audit verify && { echo "The old version opened a newer store." >&2; exit 1; }
inside sh -c 'cd ~/.local/share/pos-app && rm -f pos.db-wal pos.db-shm &&
    mv pos.db pos-new.db && cp backups/pos-before-*.db pos.db'
inside pos-app audit verify
inside pos-app replay /root/after.jsonl

step "Uninstall; the store stays"
inside env DEBIAN_FRONTEND=noninteractive apt-get purge --yes --quiet pos-app | tail -1
! inside sh -c 'ls -d /usr/lib/pos-app /usr/bin/pos-app /usr/share/applications/pos-app.desktop 2>/dev/null' \
    || { echo "Something of the package is left." >&2; exit 1; }
inside ls -l /root/.local/share/pos-app/pos.db
printf '\nThe package %s holds.\n' "$new"
