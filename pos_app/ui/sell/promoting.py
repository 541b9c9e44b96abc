"""Makes and ends promotions from the menu, a line of plain words each."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.application.promotion_service import PromotionService
from pos_app.application.promotion_text import read_promotion
from pos_app.application.queries import ProductQueries
from pos_app.domain.values.money import Currency
from pos_app.ui.i18n import _
from pos_app.ui.sell.code_questions import CodeQuestion
from pos_app.ui.sell.desk import Desk
from pos_app.ui.sell.screen import SellScreen
from pos_app.ui.sell.sell_state import NameSheet

_SHOWN = 6


class Promoting:
    """Asks for a promotion; the same words again end it."""

    def __init__(
        self, desk: Desk, screen: SellScreen, promotions: PromotionService, products: ProductQueries
    ) -> None:
        """Make promotions through ``promotions``."""
        self._desk = desk
        self._screen = screen
        self._promotions = promotions
        self._products = products

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the menu does, by its name."""
        return {"promotions": self._ask}

    def _ask(self) -> None:
        active = [each.rule.name for each in self._promotions.every() if each.is_active]
        now = " · ".join(active[:_SHOWN]) if active else _("None yet.")
        if len(active) > _SHOWN:
            now += " …"
        sheet = NameSheet(
            title=_("Promotions"),
            sentence=_(
                "Now: {now}\nExamples: 3 for 5.00: 1001, 1002 · buy 2 get 1: Bakery ·"
                " 20%: everything, coupon SAVE10. The same words again end it."
            ).format(now=now),
            placeholder=_("20%: Bakery"),
            text="",
            problem="",
            confirm=_("Save"),
            icon="tag",
        )
        self._desk.question = CodeQuestion(sheet, self._take)

    def _take(self, text: str) -> None:
        words = " ".join(text.split())
        for each in self._promotions.every():
            if each.is_active and each.rule.name.casefold() == words.casefold():
                self._promotions.end(each.promotion_id)
                self._screen.say("done", _("“{name}” has ended.").format(name=words), "")
                return
        departments = [each.name for each in self._products.departments()]
        currency = Currency.of(self._desk.store.currency)
        rule = read_promotion(words, departments, currency)
        self._promotions.create(rule)
        self._screen.say(
            "done", _("“{name}” counts from the next sale on.").format(name=rule.name), ""
        )
