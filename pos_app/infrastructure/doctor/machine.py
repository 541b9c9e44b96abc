"""Examines the machine: versions, disk, clock, and what kind of place the store's folder is."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pos_app import __version__
from pos_app.application.diagnosis import Finding, Level
from pos_app.infrastructure.doctor.network_time import network_time
from pos_app.infrastructure.persistence.engine import DRIVER
from pos_app.infrastructure.private_folder import open_to_others

# sqlite.org, "WAL-reset bug": fixed in 3.51.3.
SOUND_SQLITE = (3, 51, 3)
_SYNCS, _LONG_ENOUGH = 12, 1.5
_SLOW_MS, _TOO_FAST_MS = 60.0, 0.02
_LITTLE, _TOO_LITTLE = 1_000_000_000, 200_000_000
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "fuse.sshfs", "fuse.rclone", "davfs"}
)
_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_SYNCED_NAMES = (
    "dropbox",
    "onedrive",
    "nextcloud",
    "owncloud",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "pcloud",
    "megasync",
    "seafile",
)
_SYNCED_MARKS = (".dropbox", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log", ".sync")
_DRIVE_REMOTE = 4
_MILLISECONDS = 1_000


def versions() -> Finding:
    """Say what runs here."""
    return Finding(
        "versions",
        Level.FINE,
        facts={
            "program": __version__,
            "python": platform.python_version(),
            "qt": _qt(),
            "sqlite": DRIVER.sqlite_version,
            "system": f"{platform.system()} {platform.release()} {platform.machine()}",
            "is_frozen": int(hasattr(sys, "_MEIPASS")),
        },
    )


def sqlite() -> Finding:
    """Look for the known defects of this SQLite."""
    facts = {"sqlite": DRIVER.sqlite_version}
    if DRIVER.sqlite_version_info < SOUND_SQLITE:
        return Finding("sqlite", Level.ADVICE, "wal-reset", facts)
    return Finding("sqlite", Level.FINE, facts=facts)


def disk_space(folder: Path, store_size: int) -> Finding:
    """Look whether the store and a copy of it find room."""
    free = shutil.disk_usage(folder).free
    level = Level.FINE
    if free < _TOO_LITTLE:
        level = Level.BAD
    elif free < max(_LITTLE, 3 * store_size):
        level = Level.ADVICE
    return Finding("disk_space", level, facts={"free": free, "store": store_size})


def disk_sync(folder: Path) -> Finding:
    """Measure how long the disk takes to have written, as each sale waits for it."""
    path = folder / ".pos-app-sync-test"
    took: list[float] = []
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            begun = time.perf_counter()
            while len(took) < _SYNCS and time.perf_counter() - begun < _LONG_ENOUGH:
                started = time.perf_counter()
                os.write(descriptor, bytes(4096))
                os.fsync(descriptor)
                took.append((time.perf_counter() - started) * _MILLISECONDS)
        finally:
            os.close(descriptor)
    finally:
        path.unlink(missing_ok=True)
    median = statistics.median(took)
    facts: dict[str, str | int | float] = {
        "median": round(median, 3),
        "slowest": round(max(took), 3),
    }
    if median > _SLOW_MS:
        return Finding("disk_sync", Level.ADVICE, "slow", facts)
    if median < _TOO_FAST_MS:
        return Finding("disk_sync", Level.ADVICE, "too-fast", facts)
    return Finding("disk_sync", Level.FINE, facts=facts)


def clock(now: datetime, newest: datetime | None) -> Finding:
    """Hold the clock against the newest event, and say whether somebody sets it by the network."""
    local = now.astimezone()
    facts: dict[str, str | int | float] = {
        "now": now.isoformat(timespec="seconds"),
        "zone": f"{local.tzname()} (UTC{local:%z})",
        "network_time": network_time(),
    }
    if newest is not None and newest > now:
        facts["behind"] = round((newest - now).total_seconds())
        return Finding("clock", Level.BAD, "behind", facts)
    if facts["network_time"] in {"no", "started"}:
        return Finding("clock", Level.ADVICE, f"unset-{facts['network_time']}", facts)
    return Finding("clock", Level.FINE, facts=facts)


def folder_place(folder: Path) -> Finding:
    """Look whether the folder is on a network drive, in memory, or copied away by a program."""
    file_system = _file_system(folder)
    facts: dict[str, str | int | float] = {
        "folder": str(folder.absolute()),
        "file_system": file_system,
    }
    if file_system in _NETWORK or _is_remote_drive(folder):
        return Finding("folder_place", Level.BAD, "network", facts)
    synced = next(_synced_by(folder), None)
    if synced is not None:
        return Finding("folder_place", Level.BAD, "synced", {**facts, "by": synced})
    if file_system in _IN_MEMORY:
        return Finding("folder_place", Level.ADVICE, "memory", facts)
    return Finding("folder_place", Level.FINE, facts=facts)


def folder_access(folder: Path, database_name: str) -> Finding:
    """Look whether we may write there, and others may not read anything of a store."""
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return Finding("folder_access", Level.BAD, "read-only")
    found = open_to_others(folder, database_name)
    if found:
        names = ", ".join(path.name for path in found)
        return Finding("folder_access", Level.ADVICE, "open", {"names": names})
    return Finding("folder_access", Level.FINE)


def printing(folder: Path) -> Finding:
    """Say where receipts go, and whether this machine knows printers."""
    has_printing = any(Path(each).exists() for each in ("/run/cups/cups.sock", "/dev/usb/lp0"))
    facts = {"has_printing": int(has_printing or os.name == "nt")}
    receipts = folder / "receipts"
    if receipts.exists() and not os.access(receipts, os.W_OK):
        return Finding("printer", Level.BAD, "read-only", facts)
    return Finding("printer", Level.FINE, facts=facts)


def _qt() -> str:
    """Return the version of Qt that is installed, without loading it."""
    try:
        return version("PySide6-Essentials")
    except PackageNotFoundError:
        return "?"


def _file_system(folder: Path) -> str:
    """Return the type of the longest mount point above the folder, empty where nobody says."""
    found, longest = "", -1
    with suppress(OSError):
        whole = str(folder.resolve()) + os.sep
        for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines():
            _, point, kind, *_ = line.split(" ")
            place = point.replace("\\040", " ").rstrip(os.sep) + os.sep
            if whole.startswith(place) and len(place) > longest:
                found, longest = kind, len(place)
    return found


def _is_remote_drive(folder: Path) -> bool:
    anchor = folder.resolve().anchor
    if anchor.startswith("\\\\"):
        return True
    windows = getattr(ctypes, "windll", None)
    return windows is not None and windows.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE


def _synced_by(folder: Path) -> Iterator[str]:
    for parent in (folder.resolve(), *folder.resolve().parents):
        name = parent.name.lower()
        yield from (known for known in _SYNCED_NAMES if name.startswith(known))
        with suppress(OSError):
            yield from (mark for mark in _SYNCED_MARKS if (parent / mark).exists())
