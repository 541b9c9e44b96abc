"""Every event type can be read by a person."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from pos_app.application.queries import AuditEntry
from pos_app.domain.events import DomainEvent, registered_event_types
from pos_app.infrastructure.events.codec import encode
from pos_app.ui.audit.rows import RowWriter
from pos_app.ui.audit.wordings import wordings

SAMPLES: dict[str, Any] = {
    "UUID": UUID(int=7),
    "str": "Sourdough loaf",
    "str | None": "31198",
    "Decimal": Decimal("2.50"),
    "datetime": datetime(2026, 3, 12, 14, 10, 4, tzinfo=UTC),
    "Decimal | None": Decimal("2.50"),
    "UUID | None": UUID(int=7),
    "int": 3,
    "int | None": 3,
    "bool": True,
    "tuple[str, ...]": ("0400008189804",),
}


def a_sample_of(kind: type[DomainEvent]) -> AuditEntry:
    annotations = {name: kind.__dataclass_fields__[name].type for name in kind.payload_fields}
    event = kind(**{name: SAMPLES[str(type_)] for name, type_ in annotations.items()})
    data = encode(event)
    return AuditEntry(
        seq=1_204_272,
        event_type=kind.get_event_type(),
        event_id=str(event.event_id),
        occurred_at=datetime(2026, 3, 12, 14, 10, 4, tzinfo=UTC),
        actor_id="anonymous",
        approver_id=None,
        register_id="1",
        shift_id=None,
        aggregate_type=event.aggregate_type,
        aggregate_id=event.aggregate_id,
        event_data=data,
        payload=json.loads(data),
        prev_hash="0" * 64,
        hash="f" * 64,
    )


@pytest.mark.parametrize("name", sorted(registered_event_types()))
def test_every_event_type_has_a_sentence_without_open_places(name: str) -> None:
    entry = a_sample_of(registered_event_types()[name])
    writer = RowWriter(2)

    row = writer.row(entry, entry.occurred_at)
    inspection = writer.inspection(entry)

    assert name in wordings()
    for text in (row.event, row.summary, inspection.sentence, inspection.title):
        assert text
        assert "{" not in text


def test_no_wording_is_kept_for_a_type_that_does_not_exist() -> None:
    assert set(wordings()) == set(registered_event_types())


def test_a_removed_line_counts_against_the_sale() -> None:
    entry = a_sample_of(registered_event_types()["CartItemRemoved"])

    row = RowWriter(2).row(entry, entry.occurred_at)

    assert row.amount == "\u22126.25"


def test_a_type_from_a_newer_program_is_shown_with_its_payload() -> None:
    known = a_sample_of(registered_event_types()["CartStarted"])
    fields = {name: getattr(known, name) for name in AuditEntry.__dataclass_fields__}
    entry = AuditEntry(**{**fields, "event_type": "CartTeleported"})

    row = RowWriter(2).row(entry, entry.occurred_at)

    assert row.event == "CartTeleported"
    assert "cart_id" in row.summary


def test_a_person_is_shown_by_name_and_an_unknown_one_by_id() -> None:
    writer = RowWriter(2)
    writer.names = {"7": "Ines Duarte"}

    assert [writer.who(actor) for actor in ("7", "8", "anonymous")] == [
        "Ines Duarte",
        "8",
        "Cashier",
    ]
