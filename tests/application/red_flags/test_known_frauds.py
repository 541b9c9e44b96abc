"""Known frauds among real baskets are found; the figures change only when a rule does."""

from __future__ import annotations

from tests.performance.red_flags import measure


def test_some_hundred_baskets_with_known_frauds_give_these_figures() -> None:
    outcome = measure(400, each=3)
    assert dict(outcome.injected) == {"R1": 3, "R2": 3, "R3": 3, "R4": 3, "R6": 3, "R7": 2}
    assert outcome.found == outcome.injected
    assert +outcome.false_alarms == {}


def test_a_year_without_fraud_flags_only_a_few_coincidences() -> None:
    outcome = measure(each=0)
    assert not outcome.injected
    assert +outcome.false_alarms == {"R1": 1, "R2": 5}


def test_a_year_with_frauds_hides_some_frequent_removers_and_one_series_of_discounts() -> None:
    outcome = measure()
    assert outcome.injected - outcome.found == {"R3": 1, "R7": 9}
    assert +outcome.false_alarms == {"R1": 1, "R2": 3}
