"""The start of the till, its keeper included, against a window that does the unavoidable."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.performance import start_floor, start_probe
from tests.performance.measuring import Spread
from tests.performance.stores import gtin_of, open_new_store

SIZES = (13_247, 1_000_000)
ROUNDS = 7
_SCANNED = 4_711
_MILLISECONDS = 1_000
_ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Stage:
    """Since the process began: milliseconds by the clock and of processor time; megabytes."""

    clock: float
    processor: float
    resident: float


@dataclass(frozen=True, slots=True)
class Round:
    """One start of each: the bare window, the floor, and the till at its stages."""

    bare: Stage
    floor: Stage
    painted: Stage
    sells: Stage


def measure(folder: Path, product_count: int) -> list[Round]:
    """Start each in turn on fresh copies of a store of this size; the first round only warms up."""
    store = folder / "store"
    open_new_store(store, product_count).close()
    rounds = [_round(folder, store, number) for number in range(ROUNDS + 1)]
    return rounds[1:]


def _round(folder: Path, store: Path, number: int) -> Round:
    copy = folder / f"store-{number}"
    shutil.copytree(store, copy)
    floor = _started(start_floor.__name__, [copy / "pos.db"], folder / "floor-notes")
    bare = _started(start_floor.__name__, [], folder / "bare-notes")
    arguments: list[str | Path] = [gtin_of(_SCANNED), "--data-dir", copy]
    till = _started(start_probe.__name__, arguments, folder / "till-notes")
    shutil.rmtree(copy)
    return Round(
        bare[start_floor.PAINTED],
        floor[start_floor.OPENED],
        till[start_probe.PAINTED],
        till[start_probe.SELLS],
    )


def _started(module: str, arguments: Sequence[str | Path], notes: Path) -> dict[str, Stage]:
    """Run a module that notes its stages and ends; a stage knows what its keeper took as well."""
    notes.unlink(missing_ok=True)
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_FOR_USERS}
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", module, notes, *arguments],
        cwd=_ROOT,
        env=environment | {"QT_QPA_PLATFORM": "offscreen"},
    )
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        raise AssertionError(module, status)
    stages: dict[str, Stage] = {}
    for line in notes.read_text("ascii").splitlines():
        what, *figures = line.split()
        moment, worked, resident = map(float, figures[:3])
        stages.setdefault(
            what,
            Stage((moment - began) * _MILLISECONDS, worked * _MILLISECONDS, resident),
        )
    # Whatever ran besides the noted process, before it or until both had ended, is the start's too.
    last = list(stages)[-1]
    whole = (used.ru_utime + used.ru_stime) * _MILLISECONDS
    beside = whole - stages[last].processor
    return {
        what: Stage(stage.clock, stage.processor + beside, stage.resident)
        for what, stage in stages.items()
    }


_NOT_FOR_USERS = ("POS_APP_WINDOW", "PYTHONDONTWRITEBYTECODE")


def report(folder: Path) -> Iterator[str]:
    """Yield the report's section."""
    yield ""
    yield "## Start of the till, and its memory"
    yield ""
    yield "`python -m tests.performance start`: process start until a scan that was typed into the"
    yield "outline is a painted line of the cart, the keeper's process included; offscreen, by the"
    yield "plain interpreter with compiled modules. The floor is a bare window that has imported"
    yield "SQLAlchemy (before Qt, which is the cheaper order) and read from the same database."
    yield f"{ROUNDS} rounds in turn after one to warm up. To reach: sells ≤ 1.3 × the floor,"
    yield "outline ≤ 1.6 × a bare window, memory ≤ 1.4 × the floor."
    for size in SIZES:
        yield ""
        yield f"| {size:,} products | by the clock, ms | processor, ms | resident, MB |"
        yield "|---|---|---|---|"
        rounds = measure(folder / str(size), size)
        for name, stages in (
            ("a bare window, painted", [each.bare for each in rounds]),
            ("the floor", [each.floor for each in rounds]),
            ("the outline of the till, painted", [each.painted for each in rounds]),
            ("the till has taken a scan", [each.sells for each in rounds]),
        ):
            yield _row(name, _columns(stages), 0)
        yield _ratio("outline / bare", [(each.painted, each.bare) for each in rounds])
        yield _ratio("sells / floor", [(each.sells, each.floor) for each in rounds])
        yield _ratio("sells / bare", [(each.sells, each.bare) for each in rounds])


def _columns(stages: list[Stage]) -> list[list[float]]:
    return [
        [each.clock for each in stages],
        [each.processor for each in stages],
        [each.resident for each in stages],
    ]


def _ratio(name: str, pairs: list[tuple[Stage, Stage]]) -> str:
    ours, floor = (_columns(list(side)) for side in zip(*pairs, strict=True))
    shares = [
        [a / b for a, b in zip(mine, theirs, strict=True)]
        for mine, theirs in zip(ours, floor, strict=True)
    ]
    return _row(f"**{name}**", shares, 2)


def _row(name: str, columns: list[list[float]], digits: int) -> str:
    return f"| {name} | {' | '.join(Spread.of(values).text(digits) for values in columns)} |"
