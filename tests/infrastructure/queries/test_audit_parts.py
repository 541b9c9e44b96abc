"""Filtered pages over a log so long that blocks of its index were merged into a part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

import pytest

from pos_app.application.queries import AuditEntry, AuditFilter, Matching
from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.audit.index_block import ENTRIES, PART_ENTRIES
from pos_app.infrastructure.audit.index_keeper import AuditIndexKeeper
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.queries.audit import SqlAuditQueries
from tests.audit_logs import FIRST_DAY, HELPER, PEOPLE, a_red_flag, fill_log, passes
from tests.stores import a_store

LENGTH = PART_ENTRIES + ENTRIES + 200
FLAGGED = frozenset({17, ENTRIES * 9 + 1, PART_ENTRIES, PART_ENTRIES + 1})
COMPLETED = frozenset({"OrderCreated"})
FILTERS = {
    "a person of the first day": AuditFilter(actor_id=HELPER),
    "rare register and flagged": AuditFilter(register_id="1", is_flagged=True),
    "values that never meet": AuditFilter(approver_id=PEOPLE[0], event_types=COMPLETED),
    "approver, amount and a word": AuditFilter(
        approver_id=PEOPLE[0], least_amount=Decimal(1), text="milk"
    ),
    "a person's completed sales": AuditFilter(actor_id=PEOPLE[3], event_types=COMPLETED),
    "three columns": AuditFilter(
        actor_id=PEOPLE[3], event_types=COMPLETED | {"CartVoided"}, register_id="2"
    ),
    "one column": AuditFilter(approver_id=PEOPLE[0]),
    "words that never meet": AuditFilter(text="milk unheard"),
    "types and a period": AuditFilter(
        event_types=COMPLETED | {"CartVoided"},
        since=FIRST_DAY + timedelta(days=2, hours=3),
        until=FIRST_DAY + timedelta(days=20, hours=5),
    ),
    "a range of amounts": AuditFilter(
        least_amount=Decimal("49.99"), most_amount=Decimal("55.00"), actor_id=PEOPLE[3]
    ),
}


class Log(NamedTuple):
    """A log that does not change any more: its database, its reads, its entries newest first."""

    database: Database
    queries: SqlAuditQueries
    entries: tuple[AuditEntry, ...]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    path = a_store(tmp_path_factory.mktemp("part")) / DATABASE_NAME
    fill_log(path, LENGTH - 1)
    database = Database(path)
    for seq in FLAGGED:
        a_red_flag(database, f"flag-{seq}", rule="late_night", state="open", seqs=(seq,))
    keeper = AuditIndexKeeper(database)
    while keeper.catch_up(5_000):
        pass
    queries = SqlAuditQueries(database)
    yield Log(database, queries, queries.page(AuditFilter(), None, LENGTH))
    queries.close()
    database.close()


def seqs(page: tuple[AuditEntry, ...]) -> list[int]:
    return [entry.seq for entry in page]


def test_the_blocks_were_merged_once_they_were_all_there(log: Log) -> None:
    assert log.database.reader().command("SELECT part FROM audit_parts") == [(0,)]


@pytest.mark.parametrize("name", FILTERS)
def test_a_part_lets_pass_what_its_blocks_do(log: Log, name: str) -> None:
    where = FILTERS[name]
    found = [entry.seq for entry in log.entries if passes(entry, where, FLAGGED)]

    assert seqs(log.queries.page(where, None, LENGTH)) == found
    assert seqs(log.queries.newer(where, 0, LENGTH)) == found[::-1]
    assert log.queries.count(where) == Matching(len(found))
    middle = PART_ENTRIES // 2
    older = [seq for seq in found if seq < middle]
    assert seqs(log.queries.page(where, middle, 40)) == older[:40]
    newer = [seq for seq in found[::-1] if seq > middle]
    assert seqs(log.queries.newer(where, middle, 40)) == newer[:40]


def test_values_that_never_meet_are_looked_for_in_no_part(log: Log) -> None:
    asked: list[str] = []
    log.queries._reader.driver.set_trace_callback(asked.append)

    assert log.queries.page(FILTERS["values that never meet"], None, 100) == ()

    log.queries._reader.driver.set_trace_callback(None)
    assert not [sql for sql in asked if "audit_part_postings" in sql]


def test_a_column_is_counted_without_reading_its_bits_again(log: Log) -> None:
    asked: list[str] = []
    log.queries._reader.driver.set_trace_callback(asked.append)

    assert log.queries.count(FILTERS["a person's completed sales"]).count > 0

    log.queries._reader.driver.set_trace_callback(None)
    assert not [sql for sql in asked if "audit_part_postings" in sql]


def test_meetings_are_noted_of_a_store_that_was_merged_before(log: Log) -> None:
    everything = "SELECT * FROM audit_meetings"
    before = log.database.reader().command(everything)
    log.database.begin()
    log.database.writer.command("DELETE FROM audit_meetings")
    log.database.writer.command("DELETE FROM audit_meeting_parts")
    log.database.commit()
    where = FILTERS["a person's completed sales"]
    without = log.queries.page(where, None, LENGTH), log.queries.count(where)

    keeper = AuditIndexKeeper(log.database)
    while keeper.catch_up(300):
        pass

    assert log.database.reader().command(everything) == before
    assert (log.queries.page(where, None, LENGTH), log.queries.count(where)) == without


def test_what_a_crash_left_of_a_part_is_written_again(log: Log) -> None:
    before = log.database.reader().command("SELECT * FROM audit_part_postings")
    log.database.begin()
    log.database.writer.command("DELETE FROM audit_parts")
    log.database.writer.command("DELETE FROM audit_part_postings WHERE kind = 'type'")
    log.database.commit()
    found = log.queries.count(FILTERS["types and a period"])
    keeper = AuditIndexKeeper(log.database)
    done = []
    while count := keeper.catch_up(300):
        done.append(count)

    assert max(done) <= 300
    assert log.database.reader().command("SELECT * FROM audit_part_postings") == before
    assert log.queries.count(FILTERS["types and a period"]) == found
