"""Every event survives its text, old text stays readable for ever, and the unknown is loud."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain import events
from pos_app.domain.aggregates.cart.events import CartItemAdded, CartSubmitted
from pos_app.domain.events import DomainEvent, event_type, registered_event_types
from pos_app.domain.values.ids import new_id
from pos_app.infrastructure.events import codec
from pos_app.infrastructure.events.codec import UnreadableEvent, decode, encode
from tests.infrastructure.events.examples import EVENT_TYPES, an_event_of
from tests.stores import ROOT

GOLDEN = sorted((ROOT / "tests" / "fixtures" / "events").glob("*.json"))
COMMON: dict[str, object] = {
    "event_id": "01931111-2222-7333-8444-555566667777",
    "occurred_at": datetime(2026, 11, 22, 21, 53, 55, 123456, UTC),
    "actor_id": "anonymous",
    "approver_id": None,
    "register_id": "1",
    "shift_id": None,
}


@pytest.fixture
def plan() -> Iterator[None]:
    """Forgets the event types and upcasters that a test plants."""
    types, upcasters = dict(events._types), dict(codec.UPCASTERS)
    yield
    for held, before in ((events._types, types), (codec.UPCASTERS, upcasters)):
        held.clear()
        held.update(before)  # type: ignore[arg-type]  # each with its own


def common_of(event: DomainEvent) -> dict[str, object]:
    return {name: getattr(event, name) for name in COMMON}


@pytest.mark.parametrize("kind", EVENT_TYPES, ids=lambda kind: kind.__name__)
def test_every_event_survives_its_text(kind: type[DomainEvent]) -> None:
    event = an_event_of(kind)
    text = encode(event)
    assert decode(kind.get_event_type(), common_of(event), text) == event
    assert encode(decode(kind.get_event_type(), common_of(event), text)) == text


@given(
    st.text(st.characters(codec="utf-8")),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.uuids(),
)
def test_any_name_amount_and_identifier_survive(name: str, amount: Decimal, key: UUID) -> None:
    event = CartItemAdded(
        cart_id=key,
        product_id=key,
        product_name=name,
        quantity=amount,
        unit_price=amount,
        line_number=1,
        taxes=(name,),
    )
    back = decode("CartItemAdded", common_of(event), encode(event))
    assert back == event
    assert str(back.payload()["quantity"]) == str(amount)


def test_the_text_is_canonical() -> None:
    key = UUID("01931111-2222-7333-8444-555566667777")
    event = CartSubmitted(cart_id=key, total=Decimal("2.40"), item_count=2)
    assert encode(event) == (
        '{"version":1,"cart_id":"01931111-2222-7333-8444-555566667777",'
        '"total":"2.40","item_count":2}'
    )


def test_every_type_and_version_has_a_payload_that_is_kept() -> None:
    wanted = {
        f"{name}-{version}.json"
        for name, kind in registered_event_types().items()
        for version in range(1, kind.version + 1)
    }
    assert {path.name for path in GOLDEN} == wanted


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_payload_that_was_ever_written_stays_readable(path: Path) -> None:
    name, version = path.stem.split("-")
    text = path.read_text(encoding="utf-8").rstrip("\n")
    event = decode(name, COMMON, text)
    assert event.get_event_type() == name
    assert str(event.event_id) == COMMON["event_id"]
    if int(version) == event.version:
        assert encode(event) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("CartForgotten", '{"version":1,"cart_id":"01931111-2222-7333-8444-555566667777"}'),
        ("CartStarted", ""),
        ("CartStarted", "[]"),
        ("CartStarted", "5"),
        ("CartStarted", "null"),
        ("CartStarted", "{}"),
        ("CartStarted", '{"version":1}'),
        ("CartStarted", '{"version":"1","cart_id":"01931111-2222-7333-8444-555566667777"}'),
        ("CartStarted", '{"version":0,"cart_id":"01931111-2222-7333-8444-555566667777"}'),
        ("CartStarted", '{"version":3,"cart_id":"01931111-2222-7333-8444-555566667777"}'),
        ("CartStarted", '{"version":1,"cart_id":"no identifier"}'),
        ("CartStarted", '{"version":1,"cart_id":7}'),
        ("CartSubmitted", '{"version":1,"cart_id":"01931111-2222-7333-8444-555566667777"}'),
        ("CartStarted", "[" * 100_000),
    ],
)
def test_what_cannot_be_read_is_refused_loudly(name: str, text: str) -> None:
    with pytest.raises(UnreadableEvent):
        decode(name, COMMON, text)


@given(st.text(max_size=60))
def test_any_damaged_text_is_refused_and_nothing_else_is_raised(text: str) -> None:
    with pytest.raises(UnreadableEvent):
        decode("CartSubmitted", COMMON, text)


def test_an_old_payload_is_brought_up_version_by_version(plan: None) -> None:
    class TillMoved(DomainEvent):
        till_id: UUID
        street: str
        town: str

    planted = event_type(aggregate="Till", identified_by="till_id", version=3)(TillMoved)
    codec.UPCASTERS["TillMoved", 1] = lambda old: {**old, "street": old["place"]}
    codec.UPCASTERS["TillMoved", 2] = lambda old: {
        "till_id": old["till_id"],
        "street": old["street"],
        "town": "unknown",
    }
    key = new_id()
    old = json.dumps({"version": 1, "till_id": str(key), "place": "Main 1"})
    event = decode("TillMoved", COMMON, old)
    assert type(event) is planted
    assert event.payload() == {"till_id": key, "street": "Main 1", "town": "unknown"}


def test_a_version_without_an_upcaster_is_refused(plan: None) -> None:
    class TillMoved(DomainEvent):
        till_id: UUID

    event_type(aggregate="Till", identified_by="till_id", version=2)(TillMoved)
    with pytest.raises(UnreadableEvent):
        decode("TillMoved", COMMON, json.dumps({"version": 1, "till_id": str(new_id())}))
