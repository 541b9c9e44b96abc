"""Makes a label due with the change of price that needs it, in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.dialects.sqlite import insert

from pos_app.domain.aggregates.product.events import ProductRepriced
from pos_app.domain.events import DomainEvent
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.label_tables import due_labels
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.statement import Statement

_new = insert(due_labels)
# The newest price counts: labels that were being printed with the one before leave it due.
_INSERT = Statement(_new.on_conflict_do_update(set_={"due_at": _new.excluded.due_at}))


def write(connection: Connection, events: Sequence[DomainEvent]) -> None:
    """Note the products that have another price now."""
    for event in events:
        if isinstance(event, ProductRepriced):
            make_due(connection, [str(event.product_id)], event.occurred_at)


def make_due(connection: Connection, product_ids: Sequence[str], at: datetime) -> None:
    """Note that products have another price since ``at`` (aware, UTC)."""
    if product_ids:
        due_at = to_text(at)
        rows = [{"product_id": each, "due_at": due_at} for each in product_ids]
        connection.run_many(_INSERT, rows)
