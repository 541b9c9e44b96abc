"""A time is written in the two largest of its units."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pos_app.ui.audit_replay.spans import format_span


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (0.4, "0 s"),
        (0.5, "1 s"),
        (44, "44 s"),
        (59.6, "1 min"),
        (60, "1 min"),
        (113, "1 min 53 s"),
        (3_600, "1 h"),
        (7_500, "2 h 5 min"),
        (86_399, "23 h 59 min"),
        (273_600, "3 d 4 h"),
    ],
)
def test_a_span_is_written_in_its_two_largest_units(seconds: float, text: str) -> None:
    written = format_span(timedelta(seconds=seconds))
    assert written.replace("\u00a0", " ") == text


def test_a_number_stays_with_its_unit() -> None:
    assert format_span(timedelta(seconds=113)) == "1\u00a0min 53\u00a0s"
