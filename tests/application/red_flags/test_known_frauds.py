"""Known frauds among real baskets are found; the figures change only when a rule does."""

from __future__ import annotations

from tests.performance.red_flags import measure


def test_some_hundred_baskets_with_known_frauds_give_these_figures() -> None:
    outcome = measure(400, each=3)
    each = dict.fromkeys(("R1", "R2", "R3", "R4", "R5", "R6"), 3)
    assert dict(outcome.injected) == {**each, "R7": 2}
    assert outcome.found == outcome.injected
    assert +outcome.false_alarms == {"R7": 1}


def test_a_year_without_fraud_flags_only_a_few_coincidences() -> None:
    outcome = measure(each=0)
    assert not outcome.injected
    assert +outcome.false_alarms == {"R2": 3, "R5": 1}


def test_a_year_with_frauds_hides_some_frequent_removers_who_work_beside_others() -> None:
    outcome = measure()
    assert outcome.injected - outcome.found == {"R5": 1, "R7": 3}
    assert +outcome.false_alarms == {"R2": 4, "R5": 1}
