"""What the till does when a product runs out, and what one of it cost."""

from __future__ import annotations

from pos_app.application.stock_snapshots import StockLevel
from pos_app.domain.aggregates.product.stock import StockPolicy
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.listed import Choice
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.page import Desk, Page
from pos_app.ui.stock.stock_state import Button, Field, PagePart


class RulesPage(Page):
    """Asks for the policy, and for the cost where it may be seen."""

    def __init__(self, desk: Desk, level: StockLevel) -> None:
        """Set the rules of one product."""
        super().__init__(desk)
        self._level = level
        self._policy = level.policy
        self._cost = format_amount(level.unit_cost)
        self.typed["cost"] = self._cost

    def part(self) -> PagePart:
        """Return the picture of the page."""
        policies = {
            StockPolicy.WARN.value: _("Sell it, and note it"),
            StockPolicy.ASK.value: _("Ask whoever sells"),
            StockPolicy.REFUSE.value: _("Refuse it"),
        }
        fields = (
            (Field("cost", _("Cost of one on hand"), self.typed["cost"], "0.00"),)
            if self.desk.sees_cost()
            else ()
        )
        return PagePart(
            title=_("Rules of {product}").format(product=self._level.name),
            question=_("When it runs out"),
            choices=tuple(
                Choice(value, words, value == self._policy) for value, words in policies.items()
            ),
            fields=fields,
            note=_("A delivery brings its own cost; type one only where no delivery says it."),
            buttons=(Button("save", _("Save"), "check", is_main=True),),
        )

    def pick(self, value: str) -> None:
        """Choose the policy."""
        self._policy = value

    def act(self, action: str) -> None:
        """Save what has changed."""
        if action != "save":
            return
        keeping, key = self.desk.room.keeping, self._level.product_id
        if self.desk.sees_cost() and self.text_of("cost") != self._cost:
            keeping.set_unit_cost(key, texts.amount_from(self.text_of("cost")))
        keeping.change_policy(key, StockPolicy(self._policy))
        self.desk.back(_("Saved."))
