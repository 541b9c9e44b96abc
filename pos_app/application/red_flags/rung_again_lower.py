"""R2: a sale was given up and soon most of it was sold again at that register, for less."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any

from pos_app.application.queries import AuditEntry
from pos_app.application.red_flags.cart_lines import LINE_EVENTS, follow, take_products
from pos_app.application.red_flags.rule import Finding, Rule, State, found, number
from pos_app.domain.records import dataclass

CODE = "R2"
_CANCELLED_KEPT = 8


@dataclass(frozen=True, slots=True)
class Parameters:
    """How soon, and how many of the cancelled sale's products at least; one alone says little."""

    within_minutes: int = number(10, 1, 240)
    same_percent: int = number(60, 1, 100)
    least_products: int = number(2, 1, 100)


def rule(parameters: Parameters) -> Rule:
    """Return the rule; it remembers each register's latest cancelled sales."""

    def read(state: State, entry: AuditEntry, _: tzinfo | None) -> Iterator[Finding]:
        if entry.event_type in LINE_EVENTS:
            follow(state, entry)
            return
        cart_id = entry.payload["cart_id"]
        products = take_products(state, cart_id)
        cancelled: list[list[Any]] = state.setdefault("cancelled", {}).setdefault(
            entry.register_id, []
        )
        if entry.event_type == "CartVoided":
            if len(products) >= parameters.least_products:
                moment = entry.occurred_at.isoformat()
                cancelled.append([entry.seq, moment, entry.payload["total"], products])
                del cancelled[:-_CANCELLED_KEPT]
            return
        for candidate in reversed(cancelled):
            if _matches(candidate, products, entry, parameters):
                cancelled.remove(candidate)
                facts = {"total": candidate[2], "new_total": entry.payload["total"]}
                yield found(CODE, [candidate[0], entry.seq], entry, facts)
                return

    return Rule(CODE, LINE_EVENTS | {"CartVoided", "OrderCreated"}, read)


def _matches(
    candidate: list[Any], products: list[str], sale: AuditEntry, parameters: Parameters
) -> bool:
    _, moment, total, before = candidate
    passed = sale.occurred_at - datetime.fromisoformat(moment)
    if not timedelta() <= passed <= timedelta(minutes=parameters.within_minutes):
        return False
    same = len(set(before) & set(products))
    is_same = same * 100 >= parameters.same_percent * len(before)
    return is_same and Decimal(sale.payload["total"]) < Decimal(total)
