"""What a page of the audit window costs does not grow with the log: steps, not seconds, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.audit.index_block import ENTRIES
from pos_app.infrastructure.audit.index_keeper import AuditIndexKeeper
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.queries.audit import SqlAuditQueries
from tests.audit_logs import FIRST_DAY, HELPER, PEOPLE, a_red_flag, fill_log
from tests.stores import a_store

SHORT, LONG = 3, 15
REST = 150
PAGE = 100
STEPS_PER_CALL = 10

COMPLETED = frozenset({"OrderCreated"})
FEW = AuditFilter(actor_id=HELPER)
FILTERS = {
    "everything": AuditFilter(),
    "person": AuditFilter(actor_id=PEOPLE[3]),
    "a person of the first day": FEW,
    "approver": AuditFilter(approver_id=PEOPLE[0]),
    "type": AuditFilter(event_types=COMPLETED),
    "two types": AuditFilter(event_types=COMPLETED | {"CartVoided"}),
    "kind of subject": AuditFilter(aggregate_type="Order"),
    "register": AuditFilter(register_id="1"),
    "rare register": AuditFilter(register_id="2"),
    "shift": AuditFilter(shift_id="01925555-0000-7000-8000-000000000000"),
    "amount": AuditFilter(least_amount=Decimal(5), most_amount=Decimal(10)),
    "large amount": AuditFilter(least_amount=Decimal(5000)),
    "first hour": AuditFilter(since=FIRST_DAY, until=FIRST_DAY + timedelta(hours=1)),
    "flagged": AuditFilter(is_flagged=True),
    "word": AuditFilter(text="organic"),
    "letter": AuditFilter(text="b"),
    "two words": AuditFilter(text="whole milk"),
    "sale": AuditFilter(text="1-00042"),
    "no word": AuditFilter(text="unheard-of"),
    "person, type": AuditFilter(actor_id=PEOPLE[3], event_types=COMPLETED),
    "approver, amount, word": AuditFilter(
        approver_id=PEOPLE[0], least_amount=Decimal(1), text="milk"
    ),
    "a person of the first day, type, period": replace(
        FEW, event_types=COMPLETED, since=FIRST_DAY, until=FIRST_DAY + timedelta(days=9)
    ),
    "register, flagged": AuditFilter(register_id="1", is_flagged=True),
}
# These fill no page in the shorter log: a page looks into each block that has a hit.
FEW_HITS = {"flagged", "register, flagged", "rare register", "approver, amount, word"}


class Log(NamedTuple):
    """A log with an index, and how its reads are counted."""

    queries: SqlAuditQueries
    last: int

    def steps(self, ask: Callable[[SqlAuditQueries], object]) -> int:
        """Return how many steps SQLite's machine takes for what is asked, in tens."""
        calls = 0

        def count() -> int:
            nonlocal calls
            calls += 1
            return 0

        driver = self.queries._reader.driver
        driver.set_progress_handler(count, STEPS_PER_CALL)
        ask(self.queries)
        driver.set_progress_handler(None, STEPS_PER_CALL)
        return calls

    def plans(self, ask: Callable[[SqlAuditQueries], object]) -> dict[str, str]:
        """Return how SQLite runs each statement that is asked."""
        statements: list[str] = []
        driver = self.queries._reader.driver
        driver.set_trace_callback(statements.append)
        ask(self.queries)
        driver.set_trace_callback(None)
        return {
            sql: " / ".join(row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {sql}"))
            for sql in dict.fromkeys(statements)
        }


def a_log(folder: Path, blocks: int) -> Iterator[Log]:
    path = a_store(folder) / DATABASE_NAME
    fill_log(path, blocks * ENTRIES + REST - 1)
    database = Database(path)
    for number in range(blocks):
        seqs = (number * ENTRIES + 100, number * ENTRIES + 101)
        a_red_flag(database, f"flag-{number}", rule="late_night", state="open", seqs=seqs)
    keeper = AuditIndexKeeper(database)
    while keeper.catch_up(5_000):
        pass
    queries = SqlAuditQueries(database)
    queries.seq_at(FIRST_DAY)  # which reads the times of the blocks, once for each window
    yield Log(queries, blocks * ENTRIES + REST)
    queries.close()
    database.close()


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    yield from a_log(tmp_path_factory.mktemp("short"), SHORT)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    yield from a_log(tmp_path_factory.mktemp("long"), LONG)


@pytest.mark.parametrize("name", FILTERS)
def test_the_first_page_takes_as_many_steps_in_a_long_log(short: Log, long: Log, name: str) -> None:
    where = FILTERS[name]

    def ask(queries: SqlAuditQueries) -> object:
        return queries.page(where, None, PAGE)

    blocks = LONG if name in FEW_HITS else SHORT
    allowed = 1.3 * short.steps(ask) * blocks / SHORT + 30
    assert long.steps(ask) <= allowed


@pytest.mark.parametrize("name", FILTERS)
def test_the_last_page_takes_as_many_steps_in_a_long_log(short: Log, long: Log, name: str) -> None:
    where = FILTERS[name]

    def ask(queries: SqlAuditQueries) -> object:
        return queries.page(where, 600, PAGE)

    assert long.steps(ask) <= 1.3 * short.steps(ask) + 30


@pytest.mark.parametrize("name", FILTERS)
def test_nothing_is_scanned_and_nothing_sorted(long: Log, name: str) -> None:
    where = FILTERS[name]

    def ask(queries: SqlAuditQueries) -> object:
        newest = queries.page(where, None, PAGE)
        return newest, queries.newer(where, long.last // 2, PAGE), queries.count(where)

    for sql, plan in long.plans(ask).items():
        assert "TEMP B-TREE" not in plan, sql
        assert "SCAN" not in plan.replace("SCAN stores", "").replace(
            "SCAN asked VIRTUAL TABLE", ""
        ), sql


def test_dates_choices_and_bars_scan_nothing_and_sort_nothing(long: Log) -> None:
    def ask(queries: SqlAuditQueries) -> object:
        since, until = queries.span() or (FIRST_DAY, FIRST_DAY)
        return (
            queries.actors(),
            queries.event_types(),
            queries.shifts(),
            queries.seq_at(FIRST_DAY + timedelta(hours=9)),
            queries.bars(since, until, timedelta(hours=1)),
            queries.flags_of(1, 100),
        )

    for sql, plan in long.plans(ask).items():
        assert "TEMP B-TREE" not in plan, sql
        # The values that the statement itself jumped to.
        assert "SCAN" not in plan.replace("SCAN found", ""), sql


@pytest.mark.parametrize(
    "ask",
    [
        lambda queries: queries.actors(),
        lambda queries: queries.event_types(),
        lambda queries: queries.span(),
        lambda queries: queries.seq_at(FIRST_DAY + timedelta(hours=1)),
        lambda queries: queries.bars(
            FIRST_DAY, FIRST_DAY + timedelta(hours=5), timedelta(minutes=6)
        ),
        lambda queries: queries.flags_of(1, 200),
    ],
    ids=["actors", "types", "span", "date", "bars", "flags"],
)
def test_what_is_around_the_list_takes_as_many_steps_in_a_long_log(
    short: Log, long: Log, ask: Callable[[SqlAuditQueries], object]
) -> None:
    assert long.steps(ask) <= 1.3 * short.steps(ask) + 30
