"""Size and start of the frozen till (``make package`` first), against a bare frozen window."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.performance.measuring import Spread

_ROOT = Path(__file__).parent.parent.parent
FROZEN = _ROOT / "dist" / "pos-app"
_PYINSTALLER = _ROOT / "build" / "package-env" / "bin" / "pyinstaller"
_ROUNDS = 5
_LONGEST = 60.0
_POLL = 0.01
_DISPLAY = ":96"

FROZEN_TILL = "the frozen till"
PLAIN_TILL = "the till by the plain interpreter"
FROZEN_BARE = "a bare window, frozen"
PLAIN_BARE = "a bare window by the plain interpreter"
SELLING = ", until it sells"
# The window has a name of its own until it sells; then it has the store's.
_ANY, _STORE = ".", "^Shop$"


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes on disk."""

    package: int
    qt: int
    sqlite: int
    languages: int
    bare: int


def freeze_bare(folder: Path) -> Path:
    """Return the folder of the bare window, frozen in the package's environment, untrimmed."""
    subprocess.run(
        [
            *(_PYINSTALLER, "--noconfirm", "--log-level", "ERROR", "--name", "bare", "--strip"),
            *("--specpath", folder, "--workpath", folder / "work"),
            *("--distpath", folder / "frozen", Path(__file__).with_name("bare_window.py")),
        ],
        check=True,
    )
    return folder / "frozen" / "bare"


def sizes(bare: Path) -> Sizes:
    """Measure the package and the bare window's folder."""
    inside = FROZEN / "_internal"
    return Sizes(
        package=_bytes_of(FROZEN),
        qt=_bytes_of(inside / "PySide6") + _bytes_of(inside / "shiboken6"),
        sqlite=_bytes_of(inside / "pysqlite3"),
        languages=_bytes_of(inside / "babel"),
        bare=_bytes_of(bare),
    )


def _bytes_of(folder: Path) -> int:
    files = (each for each in folder.rglob("*") if each.is_file() and not each.is_symlink())
    # A file of two names is on the disk once.
    return sum({each.stat().st_ino: each.stat().st_size for each in files}.values())


def starts(folder: Path, bare: Path) -> dict[str, list[float]]:
    """Seconds from the call to a mapped window, round by round, on a virtual screen.

    A till is also timed until the window sells: until then it is an outline that takes scans. Each
    till opens its own copy of a store with the sample's products; the first round only warms
    the disk's cache and does not count.
    """
    store = folder / "store"
    secret = folder / "pin"
    secret.write_text("2580\n", encoding="ascii")
    subprocess.run(
        [
            *(FROZEN / "pos-app", "--data-dir", store, "init", "--store", "Shop"),
            *("--currency", "USD", "--prices", "include-tax", "--owner", "Ana"),
            *("--pin-file", secret, "--sample"),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    window = Path(__file__).with_name("bare_window.py")
    commands: dict[str, list[str | Path]] = {
        FROZEN_TILL: [FROZEN / "pos-app", "--data-dir"],
        PLAIN_TILL: [sys.executable, "-m", "pos_app", "--data-dir"],
        FROZEN_BARE: [bare / "bare"],
        PLAIN_BARE: [sys.executable, window],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    times |= {name + SELLING: [] for name in (FROZEN_TILL, PLAIN_TILL)}
    with _screen() as environment:
        for number in range(_ROUNDS + 1):
            for name, command in commands.items():
                arguments = list(command)
                if arguments[-1] == "--data-dir":
                    copy = folder / f"store-{number}-{len(arguments)}"
                    shutil.copytree(store, copy)
                    arguments.append(copy)
                names = (_ANY, _STORE) if name + SELLING in times else (_ANY,)
                seconds = _until_windows(arguments, environment, names)
                if number:
                    times[name].append(seconds[0])
                    if seconds[1:]:
                        times[name + SELLING].append(seconds[1])
    return times


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    server = subprocess.Popen(
        ["Xvfb", _DISPLAY, "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(2)
        yield os.environ | {"DISPLAY": _DISPLAY, "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def _until_windows(
    command: list[str | Path], environment: dict[str, str], names: tuple[str, ...]
) -> list[float]:
    """Return how long it took until a window of each name was there, one after the other."""
    waited: list[float] = []
    started = time.perf_counter()
    program = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while time.perf_counter() - started < _LONGEST:
            if _shown(environment, names[len(waited)]):
                waited.append(time.perf_counter() - started)
                if len(waited) == len(names):
                    return waited
            if program.poll() is not None:
                raise AssertionError([*map(str, command), program.returncode])
            time.sleep(_POLL)
        raise TimeoutError(command)
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
        while _shown(environment, _ANY):
            time.sleep(_POLL)


def _shown(environment: dict[str, str], name: str) -> bool:
    """Tell whether a window of that name is mapped; no window manager runs, so each is ours."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", name],
        env=environment,
        capture_output=True,
        check=False,
    )
    return bool(found.stdout.strip())


def ratios(ours: list[float], floor: list[float]) -> Spread:
    """Return ours against the floor, round by round."""
    return Spread.of([a / b for a, b in zip(ours, floor, strict=True)])


def report(folder: Path) -> Iterator[str]:
    """Yield the report's section; without a frozen till, a line that says how to get one."""
    yield ""
    yield "## Size and start of the package"
    yield ""
    if not (FROZEN / "VERSION").exists():
        yield "Not measured: run `make package` first."
        return
    bare = freeze_bare(folder)
    size = sizes(bare)
    mb = 1_000_000
    yield "`make package`, then `python -m tests.performance package`. The bare window is a"
    yield "QWidget of PySide6, frozen in the same environment by PyInstaller as it comes, stripped."
    yield ""
    yield "| what | MB on disk |"
    yield "|---|---|"
    yield f"| the frozen till, audit window and verifier | {size.package / mb:.1f} |"
    yield f"| of it: Qt and PySide6 | {size.qt / mb:.1f} |"
    yield f"| of it: languages and their formats (Babel) | {size.languages / mb:.1f} |"
    yield f"| of it: our own SQLite | {size.sqlite / mb:.1f} |"
    yield f"| a bare window, frozen | {size.bare / mb:.1f} |"
    yield f"| the till against the bare window | {size.package / size.bare:.2f} × |"
    yield ""
    yield "From the call to a mapped window, on a virtual screen (Xvfb), the till on a store with"
    yield f"the sample's products; {_ROUNDS} rounds in turn, after one round to warm up."
    yield ""
    yield "| contestant | seconds |"
    yield "|---|---|"
    times = starts(folder, bare)
    for name, values in times.items():
        yield f"| {name} | {Spread.of(values).text(2)} |"
    for ours, floor in (
        (FROZEN_TILL, PLAIN_TILL),
        (FROZEN_TILL, FROZEN_BARE),
        (FROZEN_TILL + SELLING, FROZEN_BARE),
        (PLAIN_TILL, PLAIN_BARE),
    ):
        yield f"| {ours} / {floor} | {ratios(times[ours], times[floor]).text(2)} |"
