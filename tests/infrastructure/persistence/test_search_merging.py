"""While very much is added the search merges in steps, and by itself again afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.bootstrap import Till
from pos_app.infrastructure.persistence.search_merging import SearchMerging
from tests.stores import a_till, stocked

INDEXES = ("product_search", "product_parts")
# The first step that leaves merging to the next ones, and a good deal more.
MANY = 100


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "store") as till:
        yield till


def segments(till: Till) -> list[int]:
    reader = till._database.reader()
    counts = (f"SELECT count(DISTINCT segid) FROM {index}_idx" for index in INDEXES)
    return [reader.command(count)[0][0] for count in counts]


def by_itself(till: Till) -> list[int]:
    """Return how many segments each index merges by itself; 0 is never."""
    reader = till._database.reader()
    asked = (f"SELECT v FROM {index}_config WHERE k = 'automerge'" for index in INDEXES)
    return [value for each in asked for (value,) in reader.command(each)]


def test_steps_keep_the_segments_few_and_everything_is_found(till: Till) -> None:
    merging = SearchMerging(till._database)
    for number in range(MANY):
        stocked(till, f"Cocoa {number}")
        merging.step()
    assert by_itself(till) == [0, 0]
    assert max(segments(till)) < 16
    merging.end()
    assert by_itself(till) == [4, 4]
    assert len(till.product_queries.search("cocoa", 2 * MANY)) == MANY
    asked = "SELECT count(*) FROM product_parts WHERE product_parts MATCH 'oco'"
    assert till._database.reader().command(asked) == [(MANY,)]


def test_little_work_leaves_merging_as_it_is(till: Till) -> None:
    merging = SearchMerging(till._database)
    for number in range(5):
        stocked(till, f"Cocoa {number}")
        merging.step()
    merging.end()
    assert by_itself(till) == []


def test_what_a_crash_left_is_put_right_by_the_next_end(till: Till) -> None:
    crashed = SearchMerging(till._database)
    for _ in range(MANY):
        crashed.step()
    SearchMerging(till._database).end()
    assert by_itself(till) == [4, 4]
