"""``make bench``: measures everything and writes ``docs/benchmarks.md``."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import PySide6
import sqlalchemy

from pos_app.console import say
from pos_app.infrastructure.persistence.engine import DRIVER
from tests.performance import (
    audit_stalls,
    audit_window,
    bulk,
    catalogue_import,
    catalogue_search,
    counts,
    dispatch,
    package,
    paint,
    red_flags,
    scan,
    start,
    verifying,
)
from tests.performance.bulk import YEAR_TOTAL
from tests.performance.measuring import Pair

REPORT = Path(__file__).parent.parent.parent / "docs" / "benchmarks.md"
_SMALL, _LARGE = 13_247, 1_000_000
_MICROSECONDS = 1_000_000
_MILLISECONDS = 1_000

Section = Callable[[Path], Iterator[str]]


def main() -> int:
    """Run every section, each in its own folder, and write the report.

    With names of sections on the command line, run those and print what they found. Logs of ten
    million entries are kept in the folder that ``POS_APP_BENCH_LOGS`` names, and what the audit
    window asks is timed by the processor with ``POS_APP_BENCH_CLOCK=processor``.
    """
    named = sys.argv[1:]
    sections = {section.__name__.strip("_"): section for section in _SECTIONS}
    if unknown := set(named) - sections.keys():
        say(f"There is no {', '.join(sorted(unknown))}; there are {', '.join(sections)}.")
        return 2
    parts: list[str] = [*_heading()]
    for name in named or sections:
        say(f"measuring {name} …")
        with tempfile.TemporaryDirectory(prefix="pos-app-bench-") as folder:
            parts.extend(sections[name](Path(folder)))
    if named:
        say("\n".join(parts))
        return 0
    REPORT.write_text("\n".join(parts) + "\n", encoding="utf-8")
    say(f"The figures are in {REPORT.relative_to(REPORT.parent.parent)}.")
    return 0


def _heading() -> Iterator[str]:
    yield "# Benchmarks"
    yield ""
    yield "Written by `make bench`. Ratios are taken round by round within one run, so that they"
    yield "hold when the machine's speed drifts; every figure is a median with the least and the"
    yield "largest round in brackets."
    yield ""
    yield (
        f"Machine: {platform.machine()}, {os.cpu_count()} processors, {platform.system()}; "
        f"Python {platform.python_version()}, SQLite {DRIVER.sqlite_version}, "
        f"SQLAlchemy {sqlalchemy.__version__}, PySide6 {PySide6.__version__}. "
        f"Taken {datetime.now(UTC):%Y-%m-%d}."
    )


def _scans(folder: Path) -> Iterator[str]:
    yield ""
    yield "## One scan through the services"
    yield ""
    yield "Product reserved, line added, events in the outbox, one durable commit, audit rows"
    yield "chained in a second commit without fsync, handlers run. The floor writes the same rows"
    yield "with the bare driver, same pragmas, same fsyncs. Carts of ten lines. To reach: ≤ 2.0."
    yield ""
    yield "| products | ours, µs | floor, µs | ratio |"
    yield "|---|---|---|---|"
    small = scan.measure(folder / "small", _SMALL)
    yield _pair_row(f"{_SMALL:,}", small)
    large = scan.measure(folder / "large", _LARGE)
    yield _pair_row(f"{_LARGE:,}", large)


def _pair_row(name: str, pair: Pair) -> str:
    ours = pair.ours.scaled(_MICROSECONDS).text(0)
    floor = pair.floor.scaled(_MICROSECONDS).text(0)
    return f"| {name} | {ours} | {floor} | {pair.ratio.text(2)} |"


def _counts(folder: Path) -> Iterator[str]:
    yield ""
    yield "## Counts"
    yield ""
    yield "| what | count |"
    yield "|---|---|"
    yield f"| fsyncs per scan (strace, {counts.OPERATIONS} scans) | {counts.count_fsyncs():.2f} |"
    budget = counts.count_statements(folder / "store")
    yield f"| SQL statements, the scan that opens a cart | {budget.first_scan} |"
    yield f"| SQL statements, a further scan | {budget.next_scan} |"
    yield f"| SQL statements, a scan that joins a line | {budget.repeated_scan} |"
    yield f"| SQL statements, a cash sale of three lines | {budget.sale_of_three} |"


def _dispatch(_: Path) -> Iterator[str]:
    yield ""
    yield "## Dispatch: one event to one sync handler"
    yield ""
    yield "To reach: ≥ 1,000,000 events a second, ahead of the libraries."
    yield ""
    yield "| contestant | events a second |"
    yield "|---|---|"
    for name, rate in dispatch.measure().items():
        yield f"| {name} | {rate.text(0)} |"


def _bulk(folder: Path) -> Iterator[str]:
    ours, bare = bulk.measure_import(folder / "import")
    floor = scan.measure(folder / "floor", _SMALL, rounds=5).floor.median
    year = bulk.measure_replay(folder / "year")
    if year.total != YEAR_TOTAL:
        raise AssertionError(year.total)
    yield ""
    yield "## The grocery store's catalogue and year"
    yield ""
    yield "| what | figure |"
    yield "|---|---|"
    yield f"| import of 13,247 products, each with its event | {ours:.1f} s |"
    yield f"| the bare rows with their search index | {bare:.1f} s |"
    yield f"| replay of {year.baskets:,} baskets, {year.lines:,} lines | {year.seconds:.1f} s |"
    yield f"| sold in all | {year.total:,} |"
    yield (
        "| replay against the per-scan floor × lines (to reach: ≤ 2.5) | "
        f"{year.seconds / year.lines / floor:.2f} |"
    )
    growth = f"{year.last_against_first:.2f}"
    yield f"| time per line of the last 1,000 baskets against the first | {growth} |"


def _paint(folder: Path) -> Iterator[str]:
    small = paint.measure(folder / "small", _SMALL)
    large = paint.measure(folder / "large", _LARGE)
    floor = paint.measure_floor()
    yield ""
    yield "## Last scanner key to painted line"
    yield ""
    yield "The real main window offscreen, the keys of a scanner one by one; the time ends when"
    yield "the window has been painted. To reach: p99 ≤ 16.7 ms, ≤ 1.2 × between the sizes. The"
    yield "floor inserts a row into a bare table view and paints it."
    yield ""
    yield "| products | median, ms | p99, ms |"
    yield "|---|---|---|"
    for name, times in ((f"{_SMALL:,}", small), (f"{_LARGE:,}", large), ("bare table", floor)):
        yield f"| {name} | {times.median * _MILLISECONDS:.2f} | {times.p99 * _MILLISECONDS:.2f} |"
    yield ""
    yield f"Growth of the median: {large.median / small.median:.2f}."


def _audit(folder: Path) -> Iterator[str]:
    small, large = audit_window.logs(folder)
    yield ""
    yield "## The audit window's questions"
    yield ""
    yield "Milliseconds, median and longest, of a log of ten thousand entries and of ten million"
    yield "with its index. The floor is the bare driver reading the page's very rows by their key"
    yield "in the long log. To reach: first rows ≤ 100 ms, growth ≤ 1.3. Where the answers are not"
    yield "as long, the growth compares two questions and stands in brackets."
    yield ""
    yield "| question | rows | 10,000 | rows | 10,000,000 | growth | floor |"
    yield "|---|---|---|---|---|---|---|"
    for each in audit_window.measure(small, large):
        floor = "" if each.floor is None else f"{each.floor:.2f}"
        yield (
            f"| {each.name} | {each.small.rows} | {each.small.median:.2f} ({each.small.most:.2f})"
            f" | {each.large.rows} | {each.large.median:.2f} ({each.large.most:.2f})"
            f" | {each.compared} | {floor} |"
        )


def _stalls(folder: Path) -> Iterator[str]:
    yield ""
    yield "## Stalls of the audit window"
    yield ""
    yield "The longest time between two ticks of a clock in the window's own thread while it opens,"
    yield "filters, jumps and scrolls, and the processor time that thread spent in it. In"
    yield "milliseconds. To reach: ≤ 50."
    yield ""
    yield "| step | 10,000: by the clock | own work | 10,000,000: by the clock | own work |"
    yield "|---|---|---|---|---|"
    stalls = (audit_stalls.measure(path.parent) for path in audit_window.logs(folder))
    for short, long in zip(*stalls, strict=True):
        yield (
            f"| {short.name} | {short.by_clock:.0f} | {short.own_work:.1f}"
            f" | {long.by_clock:.0f} | {long.own_work:.1f} |"
        )


def _red_flags(_: Path) -> Iterator[str]:
    outcome = red_flags.measure()
    yield ""
    yield "## Red flags"
    yield ""
    yield f"Known patterns injected into the year, {outcome.entries:,} entries in the rules'"
    yield f"own time of {outcome.microseconds_per_entry:.1f} µs each. How often innocent people"
    yield "cancel, remove and open the drawer is assumed."
    yield ""
    yield "| rule | injected | found | false alarms |"
    yield "|---|---|---|---|"
    for rule in sorted(outcome.injected | outcome.false_alarms):
        counts = (outcome.injected[rule], outcome.found[rule], outcome.false_alarms[rule])
        yield f"| {rule} | {counts[0]} | {counts[1]} | {counts[2]} |"


def _verifies(folder: Path) -> Iterator[str]:
    yield ""
    yield "## Checking the log"
    yield ""
    yield f"A whole sealed log of {verifying.FULL:,} entries: every hash, link, number, key and"
    yield "seal, and the Merkle tree. The floor reads every column with a bare cursor and hashes"
    yield "the same bytes once. To reach: ≤ 1.5."
    yield ""
    yield "| ours, µs an entry | floor, µs an entry | ratio |"
    yield "|---|---|---|"
    pair = verifying.full(folder / "full")
    ours, floor = (each.scaled(_MICROSECONDS).text(2) for each in (pair.ours, pair.floor))
    yield f"| {ours} | {floor} | {pair.ratio.text(2)} |"
    yield ""
    yield "What is recent: the last seal against its tiles, and everything after it. To reach:"
    yield "≤ 1 s at ten million entries. The first seal of a log that had none reads all of it."
    yield ""
    yield "| entries | first seal, s | recent check, ms |"
    yield "|---|---|---|"
    for size in (10_000, 10_000_000):
        found = verifying.recent(folder / str(size), size)
        recent = found.recent.scaled(_MILLISECONDS).text(1)
        yield f"| {size:,} | {found.sealing:.1f} | {recent} |"


def _catalogue(folder: Path) -> Iterator[str]:
    yield ""
    yield f"## {catalogue_import.COUNT:,} products: found at each keystroke"
    yield ""
    yield "Milliseconds of the processor, median and p99, every letter of a typed text a question"
    yield "of its own. The quick answer is what the window's own thread asks; the whole one is"
    yield "asked behind it where the quick one is not all. The floor is the bare query."
    yield "To reach: ≤ 16.7, inside words ≤ 50."
    yield ""
    yield "| typed | keystrokes | quick | p99 | whole | p99 | floor | p99 |"
    yield "|---|---|---|---|---|---|---|---|"
    for search in catalogue_search.measure(folder / "search"):
        yield search.row()
    yield ""
    yield f"## {catalogue_import.COUNT:,} products: taken over while the till sells"
    yield ""
    yield "| what | figure |"
    yield "|---|---|"
    yield from catalogue_import.measure(folder / "import").rows()


def _start(folder: Path) -> Iterator[str]:
    yield from start.report(folder)


def _package(folder: Path) -> Iterator[str]:
    yield from package.report(folder)


_SECTIONS: tuple[Section, ...] = (
    _scans,
    _counts,
    _dispatch,
    _bulk,
    _paint,
    _catalogue,
    _verifies,
    _audit,
    _stalls,
    _red_flags,
    _start,
    _package,
)


if __name__ == "__main__":
    sys.exit(main())
