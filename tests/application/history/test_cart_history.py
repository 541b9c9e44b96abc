"""A sale is told step by step, with the cart before and after each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from pos_app.application.history.cart_history import CartHistory, CartStep
from pos_app.application.queries import AuditEntry
from pos_app.bootstrap import Till
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity, Unit
from tests.builders import USD, pieces
from tests.stores import sell, stocked


@pytest.fixture
def shop(till: Till) -> Till:
    stocked(till, "Milk", price="1.20")
    stocked(till, "Bread", price="2.35")
    stocked(till, "Plums", price="3.99", unit=Unit.KILOGRAM)
    return till


def entries_of(till: Till, cart_id: UUID) -> tuple[AuditEntry, ...]:
    queries = till.audit_queries()
    try:
        return queries.cart_events(str(cart_id))
    finally:
        queries.close()


def history(entries: tuple[AuditEntry, ...]) -> CartHistory:
    told = CartHistory.of(entries, USD)
    assert told is not None
    return told


def kinds(steps: tuple[CartStep, ...]) -> list[str]:
    return [step.entry.event_type for step in steps]


def test_a_paid_sale_is_told_from_its_first_scan_to_its_payment(shop: Till) -> None:
    order = sell(shop, "MILK", "BREAD")
    told = history(entries_of(shop, order.cart_id))

    assert kinds(told.steps) == [
        "CartStarted",
        "CartItemAdded",
        "CartItemAdded",
        "CartSubmitted",
        "OrderCreated",
        "CashTendered",
    ]
    assert [step.number for step in told.steps] == [1, 2, 3, 4, 5, 6]
    assert [step.after.total.amount for step in told.steps[:3]] == [
        Decimal("0.00"),
        Decimal("1.20"),
        Decimal("3.55"),
    ]
    assert told.order is not None
    assert (told.order.number, told.order.tendered.amount) == (order.number, Decimal("3.55"))


def test_each_step_ends_with_the_cart_that_the_cashier_saw(shop: Till) -> None:
    seen = [shop.carts.add(None, "PLUMS", Quantity.of("0.337"))]
    cart = seen[0].cart_id
    seen.append(shop.carts.add(cart, "MILK", pieces(3)))
    seen.append(shop.carts.discount_line(cart, 2, Decimal("0.50")))
    seen.append(shop.carts.add(cart, "MILK", pieces(1)))
    seen.append(shop.carts.remove_line(cart, 1))
    seen.append(shop.carts.add(cart, "BREAD", pieces(1), unit_price=Decimal("2.00")))
    told = history(entries_of(shop, cart)).steps[1:]

    assert [
        [(line.number, line.quantity.value, line.amount.amount) for line in step.after.lines]
        for step in told
    ] == [
        [(line.number, line.quantity, line.amount) for line in snapshot.lines] for snapshot in seen
    ]
    assert [step.after.total.amount for step in told] == [each.total for each in seen]
    assert [step.after.total for step in told] == [
        Money.sum((line.amount for line in step.after.lines), USD) for step in told
    ]


def test_a_step_begins_where_the_one_before_ended(shop: Till) -> None:
    steps = history(entries_of(shop, sell(shop, "MILK", "BREAD").cart_id)).steps

    assert [step.before for step in steps[1:]] == [step.after for step in steps[:-1]]


def test_a_removed_line_is_still_there_to_be_struck_out(shop: Till) -> None:
    cart = shop.carts.add(None, "MILK", pieces(2)).cart_id
    shop.carts.remove_line(cart, 1)
    step = history(entries_of(shop, cart)).steps[-1]

    assert step.removed is not None
    assert (step.removed.name, step.removed.amount.amount) == ("Milk", Decimal("2.40"))
    assert step.difference.amount == Decimal("-2.40")
    assert step.after.lines == ()


def test_a_quantity_that_makes_a_discount_too_large_takes_two_steps(shop: Till) -> None:
    cart = shop.carts.add(None, "MILK", pieces(3)).cart_id
    shop.carts.discount_line(cart, 1, Decimal("3.00"))
    shop.carts.change_quantity(cart, 1, pieces(1))
    told = history(entries_of(shop, cart))

    assert kinds(told.steps)[-2:] == ["CartLineDiscounted", "CartItemQuantityUpdated"]
    assert told.last.total.amount == 0
    assert told.last.total.amount == shop.carts.get(cart).total


def test_pauses_are_the_time_between_the_steps(shop: Till) -> None:
    entries = entries_of(shop, sell(shop, "MILK", "BREAD").cart_id)
    start = entries[0].occurred_at
    moments = [timedelta(seconds=seconds) for seconds in (0, 1, 46, 40, 41, 42)]
    entries = tuple(
        replace(entry, occurred_at=start + after)
        for entry, after in zip(entries, moments, strict=True)
    )
    told = history(entries)

    # The clock was set back by six seconds before the fourth step.
    assert [step.pause.total_seconds() for step in told.steps] == [0, 1, 45, 0, 1, 1]
    assert [step.number for step in told.pauses_of(timedelta(seconds=30))] == [3]
    assert told.duration == timedelta(seconds=48)


def test_an_event_of_a_later_version_is_a_step_without_change(shop: Till) -> None:
    entries = entries_of(shop, sell(shop, "MILK").cart_id)
    held = replace(
        entries[1], seq=entries[1].seq, event_type="CartBlessed", payload={"reason": "x"}
    )
    told = history((*entries[:2], held, *entries[2:]))
    step = told.steps[2]

    assert (step.entry.event_type, step.is_readable) == ("CartBlessed", True)
    assert step.before == step.after
    assert told.last.total.amount == Decimal("1.20")


@pytest.mark.parametrize(
    "damage",
    [
        {},
        {"unreadable": "{"},
        {"product_id": "1", "product_name": "x", "quantity": "many", "unit_price": "1.00"},
        {"product_id": "1", "product_name": "x", "quantity": "1", "unit_price": "1.001"},
        {"product_id": "1", "product_name": "x", "quantity": "NaN", "unit_price": "1.00"},
        {"product_id": "1", "product_name": "x", "quantity": None, "unit_price": "1.00"},
    ],
)
def test_a_damaged_entry_is_a_step_without_change(shop: Till, damage: dict[str, object]) -> None:
    entries = entries_of(shop, sell(shop, "MILK", "BREAD").cart_id)
    told = history((entries[0], replace(entries[1], payload=damage), *entries[2:]))

    assert [step.is_readable for step in told.steps] == [True, False, True, True, True, True]
    assert told.last.total.amount == Decimal("2.35")


def test_the_removal_of_a_line_that_never_was_is_no_change(shop: Till) -> None:
    cart = shop.carts.add(None, "MILK", pieces(1)).cart_id
    shop.carts.remove_line(cart, 1)
    entries = entries_of(shop, cart)
    told = history((entries[0], entries[2]))

    assert not told.steps[-1].is_readable
    assert told.last.lines == ()


def test_people_and_approvers_are_named_once_in_order(shop: Till) -> None:
    entries = entries_of(shop, sell(shop, "MILK", "BREAD").cart_id)
    approved = replace(entries[2], actor_id="tomas", approver_id="ana")
    told = history((*entries[:2], approved, *entries[3:]))

    assert told.people() == (entries[0].actor_id, "tomas")
    assert told.approvers() == ("ana",)


def test_entries_without_a_cart_tell_no_cart(shop: Till) -> None:
    assert CartHistory.of([], USD) is None


def test_a_sale_of_a_thousand_lines_is_told_whole(till: Till) -> None:
    cart_id = None
    for number in range(30):
        stocked(till, f"Item {number}")
        cart_id = till.carts.add(cart_id, f"ITEM-{number}", pieces(1)).cart_id
    assert cart_id is not None
    started, *scans = entries_of(till, cart_id)
    many = [
        replace(
            scans[number % 30],
            seq=scans[0].seq + number,
            payload={
                **scans[number % 30].payload,
                "product_id": f"p-{number}",
                "line_number": number + 1,
            },
        )
        for number in range(1_000)
    ]
    told = history((started, *many))

    assert len(told.last.lines) == 1_000
    assert told.last.total.amount == Decimal("1200.00")
