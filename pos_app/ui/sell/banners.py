"""The one message under the top bar: the worst of what is to be said, and sales left open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.sell.sell_state import BannerPart, CardButton
from pos_app.ui.words.defect_words import defect_words

if TYPE_CHECKING:
    from pos_app.application.sale_snapshots import CartSnapshot
    from pos_app.ui.errors import ErrorText

CONTINUE = "recovery.continue"
GIVE_UP = "recovery.cancel"
DISMISS = "banner.dismiss"
OPEN_AUDIT = "audit"
_MAIN_KEY = "Alt B"


class Banners:
    """Keeps what is to be said and shows one at a time: a bad record, the disk, an open sale."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        self._left_open: list[CartSnapshot] = []
        self._problem: ErrorText | None = None
        self._defect: int | None = None

    def offer(self, carts: Iterable[CartSnapshot]) -> None:
        """Ask about sales that a crash or a closed window left open, one after another."""
        self._left_open = list(carts)

    def next_left_open(self) -> CartSnapshot | None:
        """Return the open sale that is being asked about."""
        return self._left_open[0] if self._left_open else None

    def settle(self, cart_id: UUID) -> None:
        """Stop asking about a sale: it goes on, or it was given up."""
        self._left_open = [cart for cart in self._left_open if cart.cart_id != cart_id]

    def report(self, problem: ErrorText) -> None:
        """Say that the store could not be reached; stays until it works again."""
        self._problem = problem

    def works_again(self) -> None:
        """Take the report back after a command went through."""
        self._problem = None

    def report_defect(self, seq: int) -> None:
        """Say that a record of the audit log does not match."""
        self._defect = seq

    def part(self) -> BannerPart | None:
        """Return the banner to draw."""
        if self._defect is not None:
            words = defect_words(self._defect)
            return BannerPart(
                severity="danger",
                icon="octagon-x",
                headline=words.headline,
                rest=words.advice,
                buttons=(
                    CardButton(
                        OPEN_AUDIT, _("Open audit"), "Ctrl Shift A", "shield-alert", is_main=True
                    ),
                ),
            )
        if self._problem is not None:
            return BannerPart(
                severity="warning",
                icon="triangle-alert",
                headline=self._problem.headline,
                rest=self._problem.advice,
                buttons=(CardButton(DISMISS, _("Got it"), _MAIN_KEY, is_main=True),),
            )
        cart = self.next_left_open()
        return None if cart is None else _left_open_part(cart)


def _left_open_part(cart: CartSnapshot) -> BannerPart:
    headline = ngettext(
        "A sale of {count} item, {total}, was left open.",
        "A sale of {count} items, {total}, was left open.",
        cart.item_count,
    )
    return BannerPart(
        severity="info",
        icon="shopping-basket",
        headline=headline.format(count=cart.item_count, total=format_amount(cart.total)),
        rest=_("Continue or cancel it."),
        buttons=(
            CardButton(GIVE_UP, _("Cancel it"), ""),
            CardButton(CONTINUE, _("Continue"), _MAIN_KEY, is_main=True),
        ),
    )
