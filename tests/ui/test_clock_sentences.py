"""How far a clock jumped is said in units a person reads, and the last jump counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pos_app.domain.aggregates.store.events import ClockJumped, TillStopped
from pos_app.domain.values.ids import new_id
from pos_app.ui.words.clock_sentences import clock_warning, how_far

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


def a_jump(by: timedelta) -> ClockJumped:
    return ClockJumped(
        store_id=new_id(),
        seconds=int(by.total_seconds()),
        expected_at=NOON,
        shown_at=NOON + by,
    )


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-61, "61 s"),
        (-119, "119 s"),
        (-120, "2 min"),
        (3599, "59 min"),
        (3600, "1 h"),
        (-12_000, "3 h 20 min"),
        (172_799, "47 h 59 min"),
        (172_800, "2 days"),
        (126_230_400, "1,461 days"),
    ],
)
def test_a_span_is_said_in_the_unit_that_fits(seconds: int, text: str) -> None:
    assert how_far(seconds) == text


def test_the_last_jump_is_warned_of() -> None:
    stopped = TillStopped(store_id=new_id(), program_version="1")
    warning = clock_warning((a_jump(timedelta(hours=-2)), a_jump(timedelta(days=3)), stopped))
    assert warning is not None
    assert warning.headline.startswith("The clock jumped ahead 3 days to ")
    assert "2026" in warning.headline
    assert warning.advice.startswith("Selling goes on.")


def test_other_news_is_no_warning() -> None:
    assert clock_warning((TillStopped(store_id=new_id(), program_version="1"),)) is None


@pytest.mark.parametrize("hours", [-47.99, 47.99])
def test_a_warning_fits_two_lines_of_the_largest_text(hours: float) -> None:
    warning = clock_warning((a_jump(timedelta(hours=hours)),))
    assert warning is not None
    assert len(str(warning)) <= 115
