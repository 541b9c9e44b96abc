"""Each rule of the red flags finds its pattern and leaves alone what only resembles it."""

from __future__ import annotations

import json

import pytest

from pos_app.application.red_flags import (
    cancelled_at_night,
    discount_near_limit,
    drawer_after_cancel,
    rung_again_lower,
    same_approver,
    unusual_rate,
)
from pos_app.application.red_flags.catalogue import default_rules
from pos_app.application.red_flags.rule import Finding, State
from pos_app.application.red_flags.watcher import Watcher
from tests.application.red_flags.logs import Log

DRAWER = drawer_after_cancel.rule(drawer_after_cancel.Parameters())
AGAIN = rung_again_lower.rule(rung_again_lower.Parameters())
DISCOUNT = discount_near_limit.rule(discount_near_limit.Parameters())
APPROVER = same_approver.rule(same_approver.Parameters())
NIGHT = cancelled_at_night.rule(cancelled_at_night.Parameters())
RATE = unusual_rate.rule(unusual_rate.Parameters())


@pytest.fixture
def log() -> Log:
    return Log()


def seqs_of(findings: list[Finding]) -> list[tuple[int, ...]]:
    return [finding.seqs for finding in findings]


def test_a_drawer_opened_soon_after_a_cancelled_sale_is_found(log: Log) -> None:
    cancelled = log.cancelled(milk="12.00")
    log.wait(seconds=50)
    opened = log.opened_drawer()
    (finding,) = log.findings(DRAWER)
    assert finding.seqs == (cancelled, opened)
    assert finding.facts == {"total": "12.00", "seconds": "50"}


def test_a_drawer_opened_later_is_left_alone(log: Log) -> None:
    log.cancelled(milk="12.00")
    log.wait(minutes=3, seconds=1)
    log.opened_drawer()
    assert log.findings(DRAWER) == []


def test_a_drawer_at_another_register_is_left_alone(log: Log) -> None:
    log.cancelled(milk="12.00")
    log.register_id = "2"
    log.opened_drawer()
    assert log.findings(DRAWER) == []


def test_a_cancelled_sale_without_items_is_left_alone(log: Log) -> None:
    log.cancelled()
    log.opened_drawer()
    assert log.findings(DRAWER) == []


def test_one_cancelled_sale_is_held_against_one_opening_only(log: Log) -> None:
    log.cancelled(milk="12.00")
    log.opened_drawer()
    log.opened_drawer()
    assert len(log.findings(DRAWER)) == 1


def test_most_of_a_cancelled_sale_sold_again_for_less_is_found(log: Log) -> None:
    cancelled = log.cancelled(milk="1.00", eggs="3.00", steak="18.00")
    log.wait(minutes=2)
    sold = log.sold(milk="1.00", eggs="3.00")
    (finding,) = log.findings(AGAIN)
    assert finding.seqs == (cancelled, sold)
    assert finding.facts == {"total": "22.00", "new_total": "4.00"}


def test_the_same_sold_again_for_the_same_is_left_alone(log: Log) -> None:
    log.cancelled(milk="1.00", eggs="3.00")
    log.sold(milk="1.00", eggs="3.00")
    assert log.findings(AGAIN) == []


def test_other_products_sold_after_a_cancelled_sale_are_left_alone(log: Log) -> None:
    log.cancelled(milk="1.00", eggs="3.00", steak="18.00")
    log.sold(milk="1.00", bread="2.00")
    assert log.findings(AGAIN) == []


def test_a_sale_long_after_is_left_alone(log: Log) -> None:
    log.cancelled(milk="1.00", eggs="3.00", steak="18.00")
    log.wait(minutes=11)
    log.sold(milk="1.00", eggs="3.00")
    assert log.findings(AGAIN) == []


def test_the_fifth_discount_just_under_the_limit_in_a_day_is_found_once(log: Log) -> None:
    given = [log.discounted("10.00", "1.90") for _ in range(7)]
    assert seqs_of(log.findings(DISCOUNT)) == [tuple(given[:5])]


@pytest.mark.parametrize("discount", ["1.59", "2.01"])
def test_discounts_well_under_or_over_the_limit_are_left_alone(log: Log, discount: str) -> None:
    for _ in range(7):
        log.discounted("10.00", discount)
    assert log.findings(DISCOUNT) == []


def test_discounts_of_two_days_are_not_added_up(log: Log) -> None:
    for _ in range(3):
        log.discounted("10.00", "1.90")
    log.wait(days=1)
    for _ in range(4):
        log.discounted("10.00", "1.90")
    assert log.findings(DISCOUNT) == []


def test_the_fifth_approval_by_the_same_person_in_a_day_is_found_once(log: Log) -> None:
    approved = [log.approved("paul") for _ in range(7)]
    (finding,) = log.findings(APPROVER)
    assert finding.seqs == tuple(approved[:5])
    assert finding.actor_id == "ines"
    assert finding.facts["approver_id"] == "paul"


def test_approvals_by_several_people_are_left_alone(log: Log) -> None:
    for approver in ("paul", "rosa") * 4:
        log.approved(approver)
    assert log.findings(APPROVER) == []


@pytest.mark.parametrize(
    ("hours", "is_found"), [(9.9, False), (10, True), (18.9, True), (19, False)]
)
def test_a_sale_cancelled_outside_the_hours_is_found(
    log: Log, hours: float, is_found: bool
) -> None:
    log.wait(hours=hours)
    log.cancelled(milk="1.00")
    assert bool(log.findings(NIGHT)) is is_found


def test_a_person_who_removes_far_more_often_than_the_others_is_found(log: Log) -> None:
    for _ in range(100):
        log.sold(milk="1.00")
    log.actor_id = "tom"
    for _ in range(40):
        log.sold(milk="1.00")
        log.removed()
    (finding,) = log.findings(RATE)
    assert finding.actor_id == "tom"
    assert finding.facts["store_per_hundred"] == "0.0"


def test_a_few_removals_by_chance_are_left_alone(log: Log) -> None:
    for _ in range(100):
        log.sold(milk="1.00")
    log.actor_id = "tom"
    for number in range(40):
        log.sold(milk="1.00")
        if number % 10 == 0:
            log.removed()
    assert log.findings(RATE) == []


def test_a_person_alone_in_the_store_has_nobody_to_differ_from(log: Log) -> None:
    for _ in range(200):
        log.sold(milk="1.00")
        log.removed()
    assert log.findings(RATE) == []


def test_reading_in_bites_finds_the_same_flags(log: Log) -> None:
    _a_bad_day(log)
    whole = log.findings(*default_rules())
    assert {finding.rule for finding in whole} == {"R1", "R2", "R3", "R4", "R6", "R7"}
    assert log.findings_read_in_bites(*default_rules()) == whole


def test_reading_twice_gives_the_same_identifiers_and_no_two_alike(log: Log) -> None:
    _a_bad_day(log)
    first = [finding.flag_id for finding in log.findings(*default_rules())]
    assert first == [finding.flag_id for finding in log.findings(*default_rules())]
    assert len(set(first)) == len(first)


def test_the_memory_of_the_rules_does_not_grow_with_the_log(log: Log) -> None:
    sizes = []
    memory: dict[str, State] = {}
    for _ in range(3):
        start = len(log.entries)
        for _ in range(40):
            for _ in range(10):
                log.sold(milk="1.00", eggs="3.00")
            log.removed()
            log.cancelled(milk="1.00", eggs="3.00")
            log.wait(days=1)
        Watcher(default_rules()).read(log.entries[start:], memory)
        sizes.append(len(json.dumps(memory)))
    assert sizes[2] < sizes[0] * 1.1


def _a_bad_day(log: Log) -> None:
    for _ in range(100):
        log.sold(milk="1.00")
    log.actor_id = "tom"
    for _ in range(30):
        log.discounted("10.00", "1.90")
        log.sold(milk="1.00")
        log.approved("paul")
    log.wait(hours=11)
    log.cancelled(milk="1.00", eggs="3.00", steak="18.00")
    log.sold(milk="1.00", eggs="3.00")
    log.opened_drawer()
