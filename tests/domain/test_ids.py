"""Identifiers sort in the order they were made, whatever the clock does."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest

from pos_app.domain.values import ids


def test_identifiers_are_uuid_version_7_of_the_rfc_variant() -> None:
    made = ids.new_id()
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_identifiers_sort_as_they_were_made() -> None:
    made = [ids.new_id() for _ in range(20_000)]
    assert made == sorted(made)


def test_many_identifiers_at_once_are_of_the_same_kind_and_in_order() -> None:
    before, many, after = ids.new_id(), ids.new_ids(5_000), ids.new_id()
    made = [UUID(text) for text in many]
    assert {(each.version, each.variant) for each in made} == {(7, "specified in RFC 4122")}
    assert [str(each) for each in made] == many
    assert [before, *made, after] == sorted({before, *made, after})


def test_a_clock_that_is_set_back_makes_no_identifier_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = [ids.new_id() for _ in range(100)]
    past = time.time_ns() - 3_600_000_000_000
    monkeypatch.setattr("pos_app.domain.values.ids.time.time_ns", lambda: past)
    after = [ids.new_id() for _ in range(5_000)]
    assert before + after == sorted(set(before + after))


def test_threads_never_make_the_same_identifier() -> None:
    with ThreadPoolExecutor(4) as pool:
        batches = list(pool.map(lambda _: [ids.new_id() for _ in range(2_000)], range(4)))
    assert len({made for batch in batches for made in batch}) == 8_000


def test_now_is_aware_and_utc() -> None:
    assert ids.utc_now().utcoffset() == timedelta(0)
