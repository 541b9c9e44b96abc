"""A shift: cash is counted before anybody learns what was expected, and it always ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from pos_app.domain.aggregates.shift import errors, events
from pos_app.domain.aggregates.shift.cash_count import CashCount
from pos_app.domain.aggregates.shift.rules import ShiftRules, ShiftTerms
from pos_app.domain.aggregates.shift.shift import Beginning, Shift, ShiftState
from pos_app.domain.errors import InvalidAmount, InvalidDayEnd, InvalidReason
from pos_app.domain.events import DomainEvent
from pos_app.domain.values.business_day import business_date
from pos_app.domain.values.denominations import denominations_of
from pos_app.domain.values.ledger import AmountNotPositive
from pos_app.domain.values.money import Currency
from tests.builders import EUR, USD, money

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
LIMIT = money("2.00")


def a_shift(opening_float: str = "100.00") -> Shift:
    return Shift.open(
        register_id="1",
        number=7,
        business_date=date(2026, 3, 12),
        floats=(money(opening_float),),
        is_float_counted=True,
        beginning=Beginning(0, 0, 0, money("0")),
        holder_id="ines",
        opened_at=NOON,
    )


def a_count(**pieces: int) -> CashCount:
    worths = {"twenties": "20", "tens": "10", "dimes": "0.10"}
    return CashCount.of(USD, {Decimal(worths[name]): number for name, number in pieces.items()})


def counted(shift: Shift, amount: str, expected: str = "100.00") -> None:
    count = CashCount.of(USD, {}, Decimal(amount))
    shift.commit_count(count, (money(expected),), NOON, is_blind=True)


def told(shift: Shift) -> list[DomainEvent]:
    return list(shift.get_domain_events())[1:]


def test_a_count_is_the_sum_of_its_pieces() -> None:
    count = a_count(twenties=2, tens=1, dimes=3)
    assert (count.total, count.text()) == (money("50.30"), "20.00x2 10.00x1 0.10x3")


@pytest.mark.parametrize("number", [-1, 2_000_000])
def test_a_count_of_impossible_numbers_is_refused(number: int) -> None:
    with pytest.raises(errors.InvalidCount):
        a_count(tens=number)


@pytest.mark.parametrize("worth", ["0", "-5", "0.001"])
def test_a_count_of_impossible_notes_is_refused(worth: str) -> None:
    with pytest.raises(errors.InvalidCount):
        CashCount.of(USD, {Decimal(worth): 1})


def test_an_amount_below_zero_is_no_count() -> None:
    with pytest.raises(errors.InvalidCount):
        CashCount.of(USD, {}, Decimal("-0.01"))


def test_cash_that_moves_is_told_with_its_reason() -> None:
    shift = a_shift()
    shift.pay_in(money("20"), "  Change from\n the bank ", NOON)
    shift.pay_out(money("5"), "Milk", NOON)
    shift.drop_to_safe(money("50"), "Bag 17", NOON)
    assert [(type(event).__name__, event.payload()["reason"]) for event in told(shift)] == [
        ("CashPaidIn", "Change from the bank"),
        ("CashPaidOut", "Milk"),
        ("CashDropped", "Bag 17"),
    ]
    assert [str(each.change.amount) for each in shift.movements] == [
        "100.00",
        "20.00",
        "-5.00",
        "-50.00",
    ]


@pytest.mark.parametrize("amount", ["0", "-1"])
def test_nothing_cannot_be_paid_out(amount: str) -> None:
    with pytest.raises(AmountNotPositive):
        a_shift().pay_out(money(amount), "Milk", NOON)


def test_cash_needs_a_reason_to_leave() -> None:
    with pytest.raises(InvalidReason):
        a_shift().pay_out(money("1"), " ", NOON)


def test_the_difference_is_known_only_after_the_count() -> None:
    shift = a_shift()
    assert shift.count is None
    counted(shift, "95.00")
    first, second = told(shift)
    assert isinstance(first, events.DrawerCounted)
    assert first.is_blind
    assert isinstance(second, events.CashDifferenceFound)
    assert second.difference == Decimal("-5.00")


def test_a_right_count_tells_of_no_difference() -> None:
    shift = a_shift()
    counted(shift, "100.00")
    assert [type(event).__name__ for event in told(shift)] == ["DrawerCounted"]


def test_a_count_is_not_overwritten() -> None:
    shift = a_shift()
    counted(shift, "95.00")
    with pytest.raises(errors.RecountUsed):
        counted(shift, "100.00")


def test_the_drawer_is_counted_again_once() -> None:
    shift = a_shift()
    counted(shift, "95.00")
    shift.withdraw_count(is_recount=True)
    counted(shift, "96.00")
    with pytest.raises(errors.RecountUsed):
        shift.withdraw_count(is_recount=True)
    assert shift.count is not None
    assert (shift.count.attempt, shift.count.difference) == (2, money("-4.00"))


def test_nothing_is_taken_back_before_a_count() -> None:
    with pytest.raises(errors.NothingCounted):
        a_shift().withdraw_count(is_recount=True)


def test_cash_that_moves_after_the_count_takes_it_back_for_free() -> None:
    shift = a_shift()
    counted(shift, "95.00")
    shift.drop_to_safe(money("5"), "Bag", NOON)
    assert (shift.count, shift.state, shift.recounts) == (None, ShiftState.OPEN, 0)


def test_other_currencies_are_counted_beside() -> None:
    shift = a_shift()
    count = CashCount.of(USD, {Decimal(100): 1}, others={"EUR": Decimal("15.00")})
    found = shift.commit_count(count, (money("100"), money("20", EUR)), NOON, is_blind=False)
    assert [each.difference for each in found.currencies] == [money("0"), money("-5", EUR)]


def test_a_currency_that_nobody_took_cannot_be_counted() -> None:
    count = CashCount.of(USD, {}, others={"EUR": Decimal(1)})
    with pytest.raises(errors.CountOfAnotherCurrency):
        a_shift().commit_count(count, (money("100"),), NOON, is_blind=True)


@pytest.mark.parametrize("amount", ["98.00", "100.00", "102.00"])
def test_a_small_difference_needs_no_reason(amount: str) -> None:
    shift = a_shift()
    counted(shift, amount)
    shift.close(z_number=1, reason="", limit=LIMIT, at=NOON)
    assert shift.state is ShiftState.CLOSED


@pytest.mark.parametrize("amount", ["97.99", "102.01"])
def test_a_large_difference_needs_a_reason_and_is_never_refused(amount: str) -> None:
    shift = a_shift()
    counted(shift, amount)
    with pytest.raises(errors.DifferenceUnexplained):
        shift.close(z_number=1, reason="", limit=LIMIT, at=NOON)
    shift.close(z_number=1, reason="Wrong change", limit=LIMIT, at=NOON)
    closed = told(shift)[-1]
    assert isinstance(closed, events.ShiftClosed)
    assert (closed.reason, closed.difference) == ("Wrong change", Decimal(amount) - 100)


def test_a_shift_ends_without_a_count_for_a_reason() -> None:
    shift = a_shift()
    with pytest.raises(InvalidReason):
        shift.close(z_number=1, reason="", limit=LIMIT, at=NOON)
    shift.close(z_number=1, reason="Fire alarm", limit=LIMIT, at=NOON)
    closed = told(shift)[-1]
    assert isinstance(closed, events.ShiftClosed)
    assert not closed.is_counted


def test_a_closed_shift_takes_nothing_more() -> None:
    shift = a_shift()
    counted(shift, "100.00")
    shift.close(z_number=1, reason="", limit=LIMIT, at=NOON)
    commands: tuple[Callable[[], object], ...] = (
        lambda: shift.pay_in(money("1"), "x", NOON),
        lambda: shift.hand_over("jonas"),
        lambda: counted(shift, "1"),
        lambda: shift.withdraw_count(is_recount=True),
        lambda: shift.close(z_number=2, reason="", limit=LIMIT, at=NOON),
    )
    for command in commands:
        with pytest.raises(errors.ShiftEnded):
            command()


def test_the_drawer_goes_to_somebody_else() -> None:
    shift = a_shift()
    shift.hand_over("jonas")
    assert shift.holder_id == "jonas"
    with pytest.raises(errors.SameHolder):
        shift.hand_over("jonas")


def test_a_float_below_zero_is_refused() -> None:
    with pytest.raises(errors.InvalidCount):
        a_shift("-1.00")


def test_rules_change_once_and_tell_what_was_before() -> None:
    rules = ShiftRules("1", ShiftTerms.usual(USD))
    asked = ShiftTerms(uses_shifts=True, is_blind=False, limit=money("5"), day_end_hour=4)
    rules.change(asked)
    rules.change(asked)
    (event,) = rules.get_domain_events()
    assert isinstance(event, events.ShiftRulesChanged)
    assert (event.old_limit, event.new_limit, event.new_day_end) == (
        Decimal(2),
        Decimal(5),
        4,
    )


@pytest.mark.parametrize(
    ("limit", "hour", "refusal"),
    [("-1", 0, InvalidAmount), ("1", 13, InvalidDayEnd), ("1", -1, InvalidDayEnd)],
)
def test_rules_that_make_no_sense_are_refused(
    limit: str, hour: int, refusal: type[Exception]
) -> None:
    rules = ShiftRules("1", ShiftTerms.usual(USD))
    with pytest.raises(refusal):
        rules.change(
            ShiftTerms(uses_shifts=True, is_blind=True, limit=money(limit), day_end_hour=hour)
        )


@pytest.mark.parametrize(
    ("hour", "minute", "day_end", "day"),
    [(23, 59, 0, 12), (0, 0, 0, 12), (1, 30, 4, 11), (3, 59, 4, 11), (4, 0, 4, 12)],
)
def test_the_hours_after_midnight_belong_to_the_day_before(
    hour: int, minute: int, day_end: int, day: int
) -> None:
    assert business_date(NOON.replace(hour=hour, minute=minute), day_end) == date(2026, 3, day)


@pytest.mark.parametrize("code", ["USD", "EUR", "JPY", "KWD", "XTS", "TND", "CLP"])
def test_every_note_and_coin_is_an_amount_of_its_currency_and_listed_once(code: str) -> None:
    currency = Currency.of(code)
    found = denominations_of(currency)
    every = (*found.notes, *found.coins)
    assert len(set(every)) == len(every)
    assert all(CashCount.of(currency, {worth: 1}).total.amount == worth for worth in every)
    assert list(found.notes) == sorted(found.notes, reverse=True)
    assert list(found.coins) == sorted(found.coins, reverse=True)
