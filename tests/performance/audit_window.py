"""What the audit window asks, of a log of ten thousand entries and of ten million.

The floor of a page is the bare driver reading those very rows by their key, which is the least
that any index could leave to do.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.audit.index_keeper import AuditIndexKeeper
from pos_app.infrastructure.persistence.engine import DRIVER, Database
from pos_app.infrastructure.queries.audit import SqlAuditQueries
from tests.audit_logs import FIRST_DAY, HELPER, PEOPLE, a_red_flag, fill_log
from tests.performance.measuring import percentile
from tests.stores import a_store

KEPT = "POS_APP_BENCH_LOGS"
CLOCK = "POS_APP_BENCH_CLOCK"
# On a machine that others use too, the time of the processor says more than the clock.
_now = time.thread_time if os.environ.get(CLOCK) == "processor" else time.perf_counter
SMALL, LARGE = 10_000, 10_000_000
PAGE = 100
_ROUNDS = 25
_BITE = 2_000
_NEAR_THE_END = 3_000
_BITES_PER_CHECKPOINT = 50
_FLAGS = 200

_COMPLETED = frozenset({"OrderCreated"})
_FIRST_HOUR = AuditFilter(since=FIRST_DAY, until=FIRST_DAY + timedelta(hours=1))
FILTERS = {
    "everything": AuditFilter(),
    "person": AuditFilter(actor_id=PEOPLE[3]),
    "a person of the first day only": AuditFilter(actor_id=HELPER),
    "approver": AuditFilter(approver_id=PEOPLE[0]),
    "type": AuditFilter(event_types=_COMPLETED),
    "kind of subject": AuditFilter(aggregate_type="Order"),
    "register (nearly all)": AuditFilter(register_id="1"),
    "shift (the first)": AuditFilter(shift_id="01925555-0000-7000-8000-000000000000"),
    "amount 5 to 10": AuditFilter(least_amount=Decimal(5), most_amount=Decimal(10)),
    "period (the first hour)": _FIRST_HOUR,
    "flagged": AuditFilter(is_flagged=True),
    "word": AuditFilter(text="organic"),
    "one letter": AuditFilter(text="b"),
    "two words": AuditFilter(text="whole milk"),
    "a sale of the first day": AuditFilter(text="1-00042"),
    "person, type": AuditFilter(actor_id=PEOPLE[3], event_types=_COMPLETED),
    "approver, amount, word": AuditFilter(
        approver_id=PEOPLE[0], least_amount=Decimal(1), text="milk"
    ),
    "register, amount, one letter": AuditFilter(register_id="1", least_amount=Decimal(1), text="b"),
    "approver, amount, word, period": AuditFilter(
        approver_id=PEOPLE[0],
        least_amount=Decimal(1),
        text="oz",
        until=FIRST_DAY + timedelta(hours=5),
    ),
    "person, type, period": replace(_FIRST_HOUR, actor_id=PEOPLE[0], event_types=_COMPLETED),
    "nothing passes: paid sales with approval": AuditFilter(
        approver_id=PEOPLE[0], event_types=_COMPLETED
    ),
}

Question = Callable[[SqlAuditQueries], object]


@dataclass(frozen=True, slots=True)
class Timing:
    """Median and longest, in milliseconds, and how many rows were the answer."""

    median: float
    most: float
    rows: int


@dataclass(frozen=True, slots=True)
class Answered:
    """One question at both sizes, and the floor at the larger one where there is one."""

    name: str
    small: Timing
    large: Timing
    floor: float | None

    @property
    def growth(self) -> float:
        """The median at the larger size, against the smaller."""
        return self.large.median / self.small.median

    @property
    def compared(self) -> str:
        """The growth as it is written: in brackets where the answers are not as long."""
        growth = f"{self.growth:.2f}"
        return growth if self.small.rows == self.large.rows else f"({growth})"


def logs(scratch: Path) -> tuple[Path, Path]:
    """Return the files of the short and the long store, built in ``scratch``.

    The long one takes a quarter of an hour: with a folder in ``POS_APP_BENCH_LOGS`` they are
    built there, unless an earlier run did, and stay.
    """
    kept = os.environ.get(KEPT)
    sizes = {"small": SMALL, "large": LARGE}
    if kept is None:
        small, large = (build(scratch / name, count) for name, count in sizes.items())
    else:
        small, large = (_kept(Path(kept) / name, count) for name, count in sizes.items())
    return small, large


def _kept(folder: Path, count: int) -> Path:
    """Return the file of a store that an earlier run built as a whole, or build it now."""
    whole = folder.with_name(f"{folder.name}.built")
    path = folder / DATABASE_NAME
    if not whole.exists():
        shutil.rmtree(folder, ignore_errors=True)
        build(folder, count)
        whole.write_text(f"{count}\n", encoding="utf-8")
    return path


def build(folder: Path, count: int) -> Path:
    """Return the file of a store whose log has ``count`` entries, all indexed."""
    path = a_store(folder) / DATABASE_NAME
    fill_log(path, count - 1)
    database = Database(path)
    keeper = AuditIndexKeeper(database)
    bites = 0
    while keeper.catch_up(_BITE):
        bites += 1
        if bites % _BITES_PER_CHECKPOINT == 0:
            database.checkpoint_if_due()
    add_flags(database, count)
    database.close()
    return path


def add_flags(database: Database, count: int) -> None:
    """Let two hundred flags point at entries throughout the log."""
    step = count // _FLAGS
    database.begin()
    for number, seq in enumerate(range(step, count, step)):
        a_red_flag(database, f"flag-{number}", rule="late_night", state="open", seqs=(seq,))
    database.commit()


def measure(small: Path, large: Path) -> list[Answered]:
    """Ask everything of both logs, in turns."""
    databases = [Database(path, read_only=True) for path in (small, large)]
    queries = [SqlAuditQueries(database) for database in databases]
    bare = DRIVER.connect(f"{large.as_uri()}?mode=ro", uri=True)
    found = [_opening(databases)]
    found += [_asked(name, queries, _page(where), bare) for name, where in FILTERS.items()]
    found += [
        _asked(f"end of scroll: {name}", queries, _page(FILTERS[name], _NEAR_THE_END), bare)
        for name in ("everything", "type", "word")
    ]
    found += [
        _asked("jump to a date", queries, _jump, bare),
        _asked("histogram, all by day", queries, _bars(timedelta(days=1)), None),
        _asked("histogram, a day by six minutes", queries, _day_of_bars, None),
        _asked("choices of all filters", queries, _choices, None),
    ]
    found += [
        _asked(f"count: {name}", queries, _count(where), None) for name, where in FILTERS.items()
    ]
    bare.close()
    for each in queries:
        each.close()
    for database in databases:
        database.close()
    return found


def _opening(databases: list[Database]) -> Answered:
    """Open a window's connection and read its first page, and how long the log is."""
    timings = []
    for database in databases:
        times = []
        for _round in range(_ROUNDS):
            started = _now()
            queries = SqlAuditQueries(database)
            queries.page(AuditFilter(), None, PAGE)
            queries.last_seq()
            times.append(_now() - started)
            queries.close()
        timings.append(_timing(times, PAGE))
    return Answered("open, first page", timings[0], timings[1], None)


def _asked(
    name: str, queries: list[SqlAuditQueries], question: Question, bare: sqlite3.Connection | None
) -> Answered:
    times: list[list[float]] = [[], []]
    answers: list[object] = [None, None]
    floor: list[float] = []
    for _round in range(_ROUNDS):
        for index, each in enumerate(queries):
            started = _now()
            answers[index] = question(each)
            times[index].append(_now() - started)
        if bare is not None:
            floor.append(_bare_read(bare, answers[1]))
    small, large = (
        _timing(each, len(answer) if isinstance(answer, tuple) else 1)
        for each, answer in zip(times, answers, strict=True)
    )
    return Answered(name, small, large, percentile(floor, 0.5) * 1000 if floor else None)


def _bare_read(bare: sqlite3.Connection, page: object) -> float:
    entries = page if isinstance(page, tuple) else ()
    seqs = [entry.seq for entry in entries if isinstance(entry, AuditEntry)]
    marks = ", ".join("?" * len(seqs))
    started = _now()
    bare.execute(
        f"SELECT * FROM audit_log WHERE seq IN ({marks}) ORDER BY seq DESC",
        seqs,
    ).fetchall()
    return _now() - started


def _timing(seconds: list[float], rows: int) -> Timing:
    return Timing(percentile(seconds, 0.5) * 1000, max(seconds) * 1000, rows)


def _page(where: AuditFilter, before: int | None = None) -> Question:
    return lambda queries: queries.page(where, before, PAGE)


def _count(where: AuditFilter) -> Question:
    return lambda queries: queries.count(where)


def _bars(step: timedelta) -> Question:
    def ask(queries: SqlAuditQueries) -> object:
        since, until = queries.span() or (FIRST_DAY, FIRST_DAY)
        return queries.bars(since, until, step)

    return ask


def _day_of_bars(queries: SqlAuditQueries) -> object:
    return queries.bars(FIRST_DAY, FIRST_DAY + timedelta(days=1), timedelta(minutes=6))


def _jump(queries: SqlAuditQueries) -> object:
    seq = queries.seq_at(FIRST_DAY + timedelta(hours=3, minutes=21))
    return queries.page(AuditFilter(), seq + 1, PAGE)


def _choices(queries: SqlAuditQueries) -> object:
    return (
        *queries.actors(),
        *queries.approvers(),
        *queries.event_types(),
        *queries.aggregate_types(),
        *queries.registers(),
        *queries.shifts(),
    )
