"""Filtered pages over a log that is longer than its index: whole blocks and the rest behind them.

The model is the filter's own docstring, asked of every entry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.application.queries import AuditEntry, AuditFilter, Matching
from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.audit.index_block import ENTRIES
from pos_app.infrastructure.audit.index_keeper import AuditIndexKeeper
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.queries.audit import SqlAuditQueries
from tests.audit_logs import HELPER, PEOPLE, a_red_flag, fill_log, passes
from tests.stores import a_store

LENGTH = 2 * ENTRIES + 700
PAGE = 300
FLAGGED = {
    "night-1": ("late_night", "open", (17, ENTRIES, ENTRIES + 1)),
    "void-1": ("void_no_sale", "open", (17, 2 * ENTRIES + 5)),
    "void-2": ("void_no_sale", "dismissed", (18, 9_000)),
}
OPEN_SEQS = frozenset({17, ENTRIES, ENTRIES + 1, 2 * ENTRIES + 5})


class Log(NamedTuple):
    """A log that does not change any more: its reads, and its entries newest first."""

    database: Database
    queries: SqlAuditQueries
    entries: tuple[AuditEntry, ...]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    path = a_store(tmp_path_factory.mktemp("long")) / DATABASE_NAME
    fill_log(path, LENGTH - 1)
    database = Database(path)
    for flag_id, (rule, state, seqs) in FLAGGED.items():
        a_red_flag(database, flag_id, rule=rule, state=state, seqs=seqs)
    keeper = AuditIndexKeeper(database)
    while keeper.catch_up(1_000):
        pass
    queries = SqlAuditQueries(database)
    yield Log(database, queries, queries.page(AuditFilter(), None, LENGTH))
    queries.close()
    database.close()


def expected(log: Log, where: AuditFilter) -> list[int]:
    return [entry.seq for entry in log.entries if passes(entry, where, OPEN_SEQS)]


def seqs(page: tuple[AuditEntry, ...]) -> list[int]:
    return [entry.seq for entry in page]


def filters(log: Log) -> st.SearchStrategy[AuditFilter]:
    def one_of(column: str, *others: str) -> st.SearchStrategy[str | None]:
        found = {getattr(entry, column) for entry in log.entries} - {None}
        return st.none() | st.sampled_from(sorted({*found, *others}))

    def several(column: str) -> st.SearchStrategy[frozenset[str]]:
        found = sorted({getattr(entry, column) for entry in log.entries})
        return st.frozensets(st.sampled_from(found), max_size=3)

    subjects = st.none() | st.sampled_from([entry.aggregate_id for entry in log.entries[::97]])
    moments = st.none() | st.sampled_from([entry.occurred_at for entry in log.entries[::61]])
    amounts = st.none() | st.sampled_from([Decimal(text) for text in ("0", "1.99", "5", "49.995")])
    texts = ("", "", "", "milk", "ORG", "b", "whole milk", "1-00042", "1-000", "nowhere", "%")
    return st.builds(
        AuditFilter,
        event_types=several("event_type"),
        actor_id=one_of("actor_id", "nobody"),
        aggregate_type=one_of("aggregate_type"),
        aggregate_id=subjects,
        since=moments,
        until=moments,
        text=st.sampled_from(texts),
        approver_id=st.none() | one_of("approver_id", "nobody"),
        register_id=one_of("register_id"),
        shift_id=st.none() | one_of("shift_id"),
        least_amount=amounts,
        most_amount=amounts,
        is_flagged=st.sampled_from([False, False, False, True]),
    )


def sparse(where: AuditFilter, keep: set[str]) -> AuditFilter:
    """Return the filter with some of its parts only, or nothing would ever pass."""
    nothing = AuditFilter()
    names = [name for name in nothing.__slots__ if name not in keep]
    values = {name: getattr(where, name) for name in keep}
    return AuditFilter(**{name: getattr(nothing, name) for name in names}, **values)


PARTS = sorted(AuditFilter.__slots__)


@given(data=st.data())
def test_any_combination_of_filters_passes_what_each_of_them_passes(
    log: Log, data: st.DataObject
) -> None:
    keep = data.draw(st.sets(st.sampled_from(PARTS), min_size=1, max_size=4))
    where = sparse(data.draw(filters(log)), keep)
    found = expected(log, where)

    # A page's rows are read one by one, so that of all rows would be most of what is tested.
    assert seqs(log.queries.page(where, None, PAGE)) == found[:PAGE]
    assert seqs(log.queries.newer(where, 0, PAGE)) == found[::-1][:PAGE]
    assert log.queries.count(where) == Matching(len(found))


@given(data=st.data())
def test_a_page_begins_where_it_is_told_and_ends_when_it_is_full(
    log: Log, data: st.DataObject
) -> None:
    keep = data.draw(st.sets(st.sampled_from(PARTS), min_size=1, max_size=2))
    where = sparse(data.draw(filters(log)), keep)
    edges = (1, ENTRIES, ENTRIES + 1, 2 * ENTRIES, 2 * ENTRIES + 1, LENGTH + 1)
    key = data.draw(st.sampled_from(edges) | st.integers(min_value=1, max_value=LENGTH))
    limit = data.draw(st.sampled_from([1, 10, 500]))
    found = expected(log, where)

    older = [seq for seq in found if seq < key][:limit]
    newer = [seq for seq in reversed(found) if seq > key][:limit]
    assert seqs(log.queries.page(where, key, limit)) == older
    assert seqs(log.queries.newer(where, key, limit)) == newer


def test_a_record_asked_for_by_its_number_passes_the_other_filters_too(log: Log) -> None:
    entry = log.entries[-17]
    by_other = AuditFilter(text=f"#{entry.seq}", actor_id="nobody")

    assert seqs(log.queries.page(AuditFilter(text=f"#{entry.seq}"), None, 5)) == [entry.seq]
    assert log.queries.page(by_other, None, 5) == ()
    assert log.queries.count(by_other) == Matching(0)
    assert log.queries.page(AuditFilter(text=f"#{entry.seq}"), entry.seq, 5) == ()


def test_the_choices_are_what_occurs_in_the_index_and_behind_it(log: Log) -> None:
    def of(column: str) -> tuple[str, ...]:
        return tuple(sorted({getattr(entry, column) for entry in log.entries} - {None}))

    assert log.queries.event_types() == of("event_type")
    assert log.queries.aggregate_types() == of("aggregate_type")
    assert log.queries.actors() == of("actor_id")
    assert log.queries.approvers() == of("approver_id") == (PEOPLE[0],)
    assert log.queries.registers() == of("register_id")
    assert log.queries.shifts() == of("shift_id")
    assert HELPER in log.queries.actors()


def test_the_span_is_from_the_earliest_to_the_latest_moment(log: Log) -> None:
    moments = [entry.occurred_at for entry in log.entries]

    assert log.queries.span() == (min(moments), max(moments))


@given(data=st.data())
def test_a_moment_is_found_as_the_newest_record_until_then(log: Log, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(log.entries))
    moment = entry.occurred_at + timedelta(microseconds=data.draw(st.integers(-2, 2)))
    at = max((other.seq for other in log.entries if other.occurred_at <= moment), default=0)

    assert log.queries.seq_at(moment) == at


def test_before_the_log_there_is_no_record(log: Log) -> None:
    earliest = min(entry.occurred_at for entry in log.entries)

    assert log.queries.seq_at(earliest - timedelta(days=1)) == 0


@pytest.mark.parametrize("minutes", [6, 12, 30, 60, 180, 1440, 10_080])
@pytest.mark.parametrize("shift", [0, 6, 60, 1440])
def test_the_bars_hold_every_entry_of_their_time_once(log: Log, minutes: int, shift: int) -> None:
    step = timedelta(minutes=minutes)
    since = datetime.fromisoformat("2024-01-02T00:00:00+00:00") + timedelta(minutes=shift)
    until = since + 200 * step
    bars = log.queries.bars(since, until, step)
    inside = [entry for entry in log.entries if since <= entry.occurred_at < until]

    starts = [bar.start for bar in bars]
    assert starts == sorted(starts)
    assert all((start - since) % step == timedelta() for start in starts)
    assert {bar.start: bar.count for bar in bars} == Counter(
        since + (entry.occurred_at - since) // step * step for entry in inside
    )


def test_a_bar_counts_each_open_flag_once(log: Log) -> None:
    since = datetime.fromisoformat("2024-01-02T00:00:00+00:00")
    (bar,) = log.queries.bars(since, since + timedelta(hours=1), timedelta(days=30))
    by_six = log.queries.bars(since, bar.start + timedelta(days=30), timedelta(minutes=6))

    assert bar.flag_count == 2
    assert sum(each.flag_count for each in by_six) == 4


def test_bars_begin_at_a_multiple_of_six_minutes(log: Log) -> None:
    since = datetime.fromisoformat("2024-01-02T07:05:59+00:00")
    (bar,) = log.queries.bars(since, since + timedelta(seconds=1), timedelta(minutes=6))

    assert bar.start == datetime.fromisoformat("2024-01-02T07:00:00+00:00")


@pytest.mark.parametrize("step", [timedelta(minutes=5), timedelta(0)])
def test_a_bar_is_a_multiple_of_six_minutes(log: Log, step: timedelta) -> None:
    moment = log.entries[0].occurred_at

    with pytest.raises(ValueError, match="0:0"):
        log.queries.bars(moment, moment, step)


def test_an_entry_knows_the_rules_that_flag_it(log: Log) -> None:
    assert log.queries.flags_of(1, ENTRIES) == {
        17: ("late_night", "void_no_sale"),
        ENTRIES: ("late_night",),
    }
    assert log.queries.flags_of(18, 18) == {}


def test_a_count_that_would_take_too_long_is_at_least_so_many(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_app.infrastructure.queries.audit._COUNT_BUDGET", 1)
    where = AuditFilter(register_id="1")
    counted = log.queries.count(where)

    assert not counted.is_exact
    assert 0 < counted.count < len(expected(log, where))


def test_a_reader_that_is_open_sees_what_is_indexed_later(data_dir: Path) -> None:
    path = a_store(data_dir) / DATABASE_NAME
    fill_log(path, ENTRIES + 10)
    database = Database(path)
    queries = SqlAuditQueries(database)
    where = AuditFilter(event_types=frozenset({"OrderCreated"}))
    before = queries.page(where, None, LENGTH), queries.count(where), queries.span()
    keeper = AuditIndexKeeper(database)
    while keeper.catch_up(1_000):
        pass

    assert (queries.page(where, None, LENGTH), queries.count(where), queries.span()) == before
    assert len(before[0]) > 50
    queries.close()
    database.close()


def test_an_empty_log_has_no_span(data_dir: Path) -> None:
    path = a_store(data_dir) / DATABASE_NAME
    database = Database(path)
    for command in ("DROP TRIGGER audit_log_refuses_delete", "DELETE FROM audit_log"):
        database.writer.command(command)
    queries = SqlAuditQueries(database)

    assert queries.span() is None
    assert queries.actors() == ()
    assert queries.page(AuditFilter(register_id="1"), None, 5) == ()
    queries.close()
    database.close()
