"""Events are facts: frozen, complete as text, declared once."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from pos_app.domain import aggregates, events
from pos_app.domain.aggregates.cart.events import CartSubmitted
from pos_app.domain.aggregates.product.events import StockReserved
from pos_app.domain.events import DomainEvent, event_type, registered_event_types
from pos_app.domain.values.ids import new_id

ISSUE_2 = {
    "StockReserved": ("product_id", "product_name", "quantity_reserved", "remaining_stock"),
    "StockReleased": ("product_id", "product_name", "quantity_released", "new_stock"),
    "CartItemAdded": ("cart_id", "product_id", "product_name", "quantity", "unit_price"),
    "CartSubmitted": ("cart_id", "total", "item_count"),
    "OrderCreated": ("order_id", "cart_id", "order_number", "total", "item_count"),
}


@pytest.fixture
def registry() -> Iterator[dict[str, type[DomainEvent]]]:
    before = dict(events._types)
    yield events._types
    events._types.clear()
    events._types.update(before)


def an_event() -> CartSubmitted:
    return CartSubmitted(cart_id=new_id(), total=Decimal("2.40"), item_count=2)


def test_an_event_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        an_event().total = Decimal(0)  # type: ignore[misc]  # this is what must fail


def test_an_event_holds_nothing_it_did_not_declare() -> None:
    event = an_event()
    assert not hasattr(event, "__dict__")
    with pytest.raises((FrozenInstanceError, TypeError, AttributeError)):
        event.note = "x"  # type: ignore[attr-defined]  # this is what must fail


def test_an_event_is_made_by_keyword_only() -> None:
    make: Callable[..., object] = CartSubmitted
    with pytest.raises(TypeError):
        make(new_id(), Decimal(1), 1)


def test_an_event_knows_when_it_happened_and_by_whom() -> None:
    event = an_event()
    assert event.event_id.version == 7
    assert event.occurred_at.utcoffset() == timedelta(0)
    assert abs(event.occurred_at - datetime.now(UTC)) < timedelta(seconds=5)
    assert (event.actor_id, event.approver_id, event.shift_id) == ("anonymous", None, None)


def test_an_event_as_a_dictionary_holds_strings() -> None:
    event = an_event()
    assert event.to_dict() == {
        "event_id": str(event.event_id),
        "occurred_at": event.occurred_at.isoformat(),
        "actor_id": "anonymous",
        "approver_id": None,
        "register_id": "",
        "shift_id": None,
        "cart_id": str(event.cart_id),
        "total": "2.40",
        "item_count": 2,
    }


def test_an_event_knows_its_aggregate() -> None:
    event = an_event()
    assert (event.aggregate_type, event.aggregate_id) == ("Cart", str(event.cart_id))
    assert event.get_event_type() == CartSubmitted.get_event_type() == "CartSubmitted"


@pytest.mark.parametrize(("name", "fields"), ISSUE_2.items())
def test_the_payloads_that_were_promised_are_kept(name: str, fields: tuple[str, ...]) -> None:
    # Later versions add to the end and take nothing away.
    assert registered_event_types()[name].payload_fields[: len(fields)] == fields


def test_every_event_class_of_the_program_is_registered_under_its_name() -> None:
    for module in pkgutil.walk_packages(aggregates.__path__, f"{aggregates.__name__}."):
        importlib.import_module(module.name)
    declared = {
        kind.__name__
        for kind in DomainEvent.__subclasses__()
        if kind.__module__.startswith("pos_app.")
    }
    assert declared == set(registered_event_types())
    assert len(declared) >= 22


def test_a_name_is_declared_once(registry: dict[str, type[DomainEvent]]) -> None:
    class StockReserved(DomainEvent):
        product_id: UUID

    with pytest.raises(TypeError, match="StockReserved"):
        event_type(aggregate="Product", identified_by="product_id")(StockReserved)


def test_an_event_names_its_aggregate_by_one_of_its_fields(
    registry: dict[str, type[DomainEvent]],
) -> None:
    class CartForgotten(DomainEvent):
        cart: UUID

    with pytest.raises(TypeError, match="cart_id"):
        event_type(aggregate="Cart", identified_by="cart_id")(CartForgotten)


def test_the_registry_cannot_be_changed_from_outside() -> None:
    with pytest.raises(TypeError):
        registered_event_types()["Made up"] = StockReserved  # type: ignore[index]  # must fail
