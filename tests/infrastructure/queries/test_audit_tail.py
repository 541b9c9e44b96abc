"""What the entries behind the index hold is remembered, and never mistaken for all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.audit.index_block import ENTRIES
from pos_app.infrastructure.audit.index_keeper import AuditIndexKeeper
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.queries.audit import SqlAuditQueries
from tests.audit_logs import FIRST_DAY, HELPER, PEOPLE, fill_log
from tests.stores import a_store

HELPED = AuditFilter(actor_id=HELPER)
"""Somebody of whom the log tells from about its five hundredth entry to its seven hundredth."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_store(tmp_path / "store") / DATABASE_NAME


@pytest.fixture
def queries(path: Path) -> Iterator[SqlAuditQueries]:
    database = Database(path, read_only=True)
    queries = SqlAuditQueries(database)
    yield queries
    queries.close()
    database.close()


def test_what_is_logged_since_is_found(path: Path, queries: SqlAuditQueries) -> None:
    fill_log(path, 100)
    assert queries.page(HELPED, None, 10) == ()
    fill_log(path, 1_000)
    assert len(queries.page(HELPED, None, 10)) == 10
    assert queries.count(HELPED).count == len(queries.newer(HELPED, 0, 1_000))


def test_what_the_index_took_over_is_found_there(path: Path, queries: SqlAuditQueries) -> None:
    fill_log(path, 1_000)
    before = queries.page(HELPED, None, 1_000)
    assert before
    fill_log(path, ENTRIES)
    database = Database(path)
    keeper = AuditIndexKeeper(database)
    while keeper.catch_up(ENTRIES):
        pass
    database.close()
    assert queries.page(HELPED, None, 1_000)[-len(before) :] == before


def test_an_index_that_is_far_behind_hides_nothing(path: Path, queries: SqlAuditQueries) -> None:
    fill_log(path, 2 * ENTRIES + 1_000)
    assert queries.page(HELPED, None, 10)
    assert len(queries.page(AuditFilter(actor_id=PEOPLE[3]), None, 10)) == 10


def test_all_columns_have_to_hold_what_is_asked(path: Path, queries: SqlAuditQueries) -> None:
    fill_log(path, 1_000)
    both = AuditFilter(actor_id=HELPER, register_id="3", until=FIRST_DAY.replace(year=2030))
    assert queries.page(both, None, 10) == ()
    assert queries.page(AuditFilter(actor_id=HELPER, register_id="1"), None, 10)
