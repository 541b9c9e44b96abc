"""Of a store's copies, the newest of each hour, day and month stay, as many as the plan says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.aggregates.installation.backup_plan import BackupPlan
from pos_app.domain.aggregates.installation.errors import InvalidBackupPlan
from pos_app.domain.services.keeping import kept

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
MOMENTS = st.sets(
    st.integers(0, 400 * 24 * 4).map(lambda quarter: NOON - quarter * timedelta(minutes=15)),
    max_size=60,
)


def a_plan(hourly: int = 2, daily: int = 2, monthly: int = 2, every: int = 1) -> BackupPlan:
    return BackupPlan(every_hours=every, keep_hourly=hourly, keep_daily=daily, keep_monthly=monthly)


def test_the_newest_of_each_hour_day_and_month_stays() -> None:
    ages = [0, 0.25, 1, 2, 25, 26, 50, 24 * 40, 24 * 41, 24 * 80]
    moments = [NOON - timedelta(hours=age) for age in ages]
    stay = kept(moments, a_plan())
    assert sorted((NOON - moment) / timedelta(hours=1) for moment in stay) == [0, 0.25, 25, 960]


def test_a_shop_that_was_closed_keeps_its_old_copies() -> None:
    old = [NOON - timedelta(days=90, hours=hour) for hour in range(3)]
    assert kept(old, a_plan(hourly=3, daily=0, monthly=0)) == set(old)


@given(MOMENTS)
def test_the_newest_copy_always_stays(moments: set[datetime]) -> None:
    stay = kept(moments, a_plan())
    assert stay <= moments
    assert max(moments, default=None) == max(stay, default=None)


@given(MOMENTS, st.integers(1, 20))
def test_more_copies_never_push_a_monthly_one_out_early(
    moments: set[datetime], months: int
) -> None:
    stay = kept(moments, a_plan(monthly=months))
    found = {f"{moment:%Y-%m}" for moment in moments}
    assert len({f"{moment:%Y-%m}" for moment in stay}) >= min(months, len(found))


@given(MOMENTS)
def test_tidying_twice_is_tidying_once(moments: set[datetime]) -> None:
    once = kept(moments, a_plan())
    assert kept(once, a_plan()) == once


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        ({"every": -1}, "every_hours"),
        ({"every": 169}, "every_hours"),
        ({"hourly": -1}, "keep"),
        ({"daily": 401}, "keep"),
        ({"hourly": 0, "daily": 0, "monthly": 0}, "keep"),
    ],
)
def test_numbers_that_make_no_plan_are_refused(numbers: dict[str, int], field: str) -> None:
    with pytest.raises(InvalidBackupPlan) as refusal:
        a_plan(**numbers)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("every", "age", "is_due"),
    [(1, 59, False), (1, 60, True), (0, 10_000, False), (2, 119, False), (2, -1, True)],
)
def test_a_copy_is_due_after_so_many_hours(every: int, age: int, is_due: bool) -> None:
    assert a_plan(every=every).is_due(NOON - timedelta(minutes=age), NOON) is is_due


def test_the_first_copy_is_due_at_once() -> None:
    assert a_plan().is_due(None, NOON)
