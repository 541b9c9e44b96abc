"""Writes logs for the rules of the red flags: entries with moments and people as a test wants."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from pos_app.application.queries import AuditEntry
from pos_app.application.red_flags.rule import Finding, Rule, State
from pos_app.application.red_flags.watcher import Watcher

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Log:
    """A log that is written entry by entry; the clock stands still until it is moved."""

    def __init__(self) -> None:
        self._returns = 0
        self.entries: list[AuditEntry] = []
        self.now = NOON
        self.actor_id = "ines"
        self.approver_id: str | None = None
        self.register_id = "1"
        self._carts = 0

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)

    def write(self, event_type: str, aggregate_id: str, **payload: object) -> int:
        """Append an entry and return its seq."""
        seq = len(self.entries) + 1
        self.entries.append(
            AuditEntry(
                seq=seq,
                event_type=event_type,
                event_id=f"event-{seq}",
                occurred_at=self.now,
                actor_id=self.actor_id,
                approver_id=self.approver_id,
                register_id=self.register_id,
                shift_id=None,
                aggregate_type="",
                aggregate_id=aggregate_id,
                event_data=json.dumps(payload),
                payload=dict(payload),
                prev_hash="",
                hash="",
            )
        )
        return seq

    def cart(self, **prices: str) -> str:
        """Ring up one of each product at its price and return the cart."""
        self._carts += 1
        cart_id = f"cart-{self._carts}"
        for product_id, price in prices.items():
            self.write(
                "CartItemAdded",
                cart_id,
                cart_id=cart_id,
                product_id=product_id,
                quantity="1",
                unit_price=price,
            )
        return cart_id

    def cancelled(self, **prices: str) -> int:
        """Ring up and give up a sale; return the seq of its end."""
        cart_id = self.cart(**prices)
        return self._ended("CartVoided", cart_id, cart_id, prices)

    def sold(self, **prices: str) -> int:
        """Ring up and pay a sale; return the seq of its order."""
        cart_id = self.cart(**prices)
        return self._ended("OrderCreated", f"order of {cart_id}", cart_id, prices)

    def discounted(self, price: str, discount: str) -> int:
        """Give a discount on the one line of a new cart."""
        cart_id = self.cart(milk=price)
        return self.write(
            "CartLineDiscounted",
            cart_id,
            cart_id=cart_id,
            product_id="milk",
            unit_price=price,
            old_discount="0",
            new_discount=discount,
        )

    def removed(self, price: str = "1.00") -> int:
        """Take the one line of a new cart out again."""
        cart_id = self.cart(milk=price)
        return self.write(
            "CartItemRemoved", cart_id, cart_id=cart_id, product_id="milk", unit_price=price
        )

    def approved(self, approver_id: str) -> int:
        """Let somebody allow a removal, and take the line out; return the approval's seq."""
        before, self.approver_id = self.approver_id, approver_id
        approval_id = f"approval {len(self.entries)}"
        seq = self.write(
            "ApprovalGranted",
            approval_id,
            approval_id=approval_id,
            permission="remove_line",
            requester_id=self.actor_id,
            approver=approver_id,
        )
        self.removed()
        self.approver_id = before
        return seq

    def opened_drawer(self) -> int:
        """Open the drawer without a sale."""
        return self.write("DrawerOpened", self.register_id, drawer_id=self.register_id)

    def returned(self, total: str, kind: str = "without receipt") -> int:
        """Take goods back."""
        self._returns += 1
        refund_id = f"return {self._returns}"
        return self.write("RefundCreated", refund_id, refund_id=refund_id, kind=kind, total=total)

    def findings(self, *rules: Rule) -> list[Finding]:
        """Return what the rules find in all of it, with clocks at UTC."""
        return Watcher(rules, UTC).read(self.entries, {})

    def findings_read_in_bites(self, *rules: Rule) -> list[Finding]:
        """Return the same read one entry at a time, the memory stored as text in between."""
        memory: dict[str, State] = {}
        found: list[Finding] = []
        for entry in self.entries:
            found += Watcher(rules, UTC).read([entry], memory)
            memory = json.loads(json.dumps(memory))
        return found

    def _ended(self, event_type: str, about: str, cart_id: str, prices: dict[str, str]) -> int:
        total = sum(map(Decimal, prices.values()), Decimal())
        return self.write(
            event_type, about, cart_id=cart_id, total=str(total), item_count=len(prices)
        )
