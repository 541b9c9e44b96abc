"""Red flags are read page by page, in full, and by the sale they point at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from pos_app.application.queries import AuditQueries
from pos_app.application.red_flag_queries import RedFlagEntry
from pos_app.bootstrap import Till
from tests.flags import cancel_and_open_the_drawer
from tests.stores import a_till, sell


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "store", started=True) as till:
        yield till


@pytest.fixture
def queries(till: Till) -> Iterator[AuditQueries]:
    queries = till.audit_queries()
    yield queries
    queries.close()


def of_drawer(flags: Iterable[RedFlagEntry]) -> list[RedFlagEntry]:
    """Leave out what other rules find in the same sales, as they do at night."""
    return [flag for flag in flags if flag.rule == "R1"]


def settle_newest(till: Till, queries: AuditQueries) -> str:
    (newest,) = queries.red_flags.page(None, 1, is_open=True)
    till.flags.dismiss(UUID(newest.flag_id), "Seen")
    return newest.flag_id


def test_pages_go_on_where_the_last_ended_newest_first(till: Till, queries: AuditQueries) -> None:
    cancel_and_open_the_drawer(till, 5)
    flags = queries.red_flags
    found = list(flags.page(None, 2, is_open=True))
    while page := flags.page(found[-1].key, 2, is_open=True):
        found.extend(page)

    moments = [flag.occurred_at for flag in found]
    assert len({flag.flag_id for flag in of_drawer(found)}) == 5
    assert len({flag.flag_id for flag in found}) == len(found)
    assert moments == sorted(moments, reverse=True)


def test_a_settled_flag_moves_to_the_settled_ones_with_its_reason(
    till: Till, queries: AuditQueries
) -> None:
    cancel_and_open_the_drawer(till, 2)
    before = queries.red_flags.count_open()
    settled = settle_newest(till, queries)

    (reviewed,) = queries.red_flags.page(None, 9, is_open=False)
    assert (reviewed.flag_id, reviewed.reason) == (settled, "Seen")
    assert settled not in {flag.flag_id for flag in queries.red_flags.page(None, 9, is_open=True)}
    assert queries.red_flags.count_open() == before - 1


def test_a_flag_comes_with_the_entries_that_led_to_it(till: Till, queries: AuditQueries) -> None:
    cancel_and_open_the_drawer(till)
    (listed,) = of_drawer(queries.red_flags.page(None, 9, is_open=True))
    shown = queries.red_flags.flag(listed.flag_id)

    assert shown is not None
    assert shown.flag == listed
    assert [entry.event_type for entry in shown.entries] == ["CartVoided", "DrawerOpened"]
    assert shown.flag.facts["total"] == "1.20"


def test_an_unknown_flag_is_none(queries: AuditQueries) -> None:
    assert queries.red_flags.flag("nothing") is None


def test_the_flags_of_a_cart_are_those_that_point_at_its_entries(
    till: Till, queries: AuditQueries
) -> None:
    first, second = cancel_and_open_the_drawer(till, 2)
    sold = sell(till, "FLAGGED").cart_id
    found = {flag.flag_id: seqs for flag, seqs in queries.red_flags.of_cart(second)}
    (flag,) = of_drawer(flag for flag, _ in queries.red_flags.of_cart(second))

    shown = queries.red_flags.flag(flag.flag_id)
    assert shown is not None
    assert found[flag.flag_id] == tuple(entry.seq for entry in shown.entries)
    assert shown.entries[0].aggregate_id == second
    assert flag not in [each for each, _ in queries.red_flags.of_cart(first)]
    assert queries.red_flags.of_cart(str(sold)) == ()
