"""Makes and ends promotions and list prices from the menu, a line of plain words each.

A promotion is tried on the latest sales before it is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial

from pos_app.application.errors import UnknownCode
from pos_app.application.price_list_service import ListPrice, PriceListService
from pos_app.application.promotion_service import Preview, PromotionService
from pos_app.application.promotion_text import read_price, read_promotion
from pos_app.application.queries import ProductQueries
from pos_app.domain.services.promotions.rules import Rule
from pos_app.domain.values.money import Currency
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell.code_questions import CodeQuestion
from pos_app.ui.sell.desk import Desk
from pos_app.ui.sell.screen import SellScreen
from pos_app.ui.sell.sell_state import NameSheet

_SHOWN = 6
_TRIED = 20
_LINES = 3


class Promoting:
    """Asks for a promotion; the same words again end it."""

    def __init__(
        self,
        desk: Desk,
        screen: SellScreen,
        promotions: PromotionService,
        price_lists: PriceListService,
        products: ProductQueries,
    ) -> None:
        """Make promotions through ``promotions``."""
        self._desk = desk
        self._screen = screen
        self._promotions = promotions
        self._price_lists = price_lists
        self._products = products

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the menu does, by its name."""
        return {"promotions": self._ask}

    def _ask(self) -> None:
        active = [each.rule.name for each in self._promotions.every() if each.is_active]
        active += [each.name for each in self._price_lists.every() if each.is_active]
        now = " · ".join(active[:_SHOWN]) if active else _("None yet.")
        if len(active) > _SHOWN:
            now += " …"
        sheet = NameSheet(
            title=_("Promotions"),
            sentence=_(
                "Now: {now}\nExamples: 3 for 5.00: 1001, 1002 · buy 2 get 1: Bakery ·"
                " 20%: everything, coupon SAVE10 · 0.90 from 10: 1001. The same words again end it."
            ).format(now=now),
            placeholder=_("20%: Bakery"),
            confirm=_("Try it"),
            icon="tag",
        )
        self._desk.question = CodeQuestion(sheet, self._take)

    def _take(self, text: str) -> None:
        words = " ".join(text.split())
        for each in self._promotions.every():
            if each.is_active and _same(each.rule.name, words):
                self._promotions.end(each.promotion_id)
                self._screen.say("done", _("“{name}” has ended.").format(name=words), "")
                return
        for listed in self._price_lists.every():
            if listed.is_active and _same(listed.name, words):
                self._price_lists.end(listed.price_list_id)
                self._screen.say("done", _("“{name}” has ended.").format(name=words), "")
                return
        price = read_price(words)
        if price is not None:
            prices = [ListPrice(sku, price.min_quantity, price.price) for sku in price.skus]
            self._price_lists.create(price.name, customer_group=price.group, prices=prices)
            self._counts(price.name)
            return
        departments = [each.name for each in self._products.departments()]
        currency = Currency.of(self._desk.store.currency)
        rule = read_promotion(words, departments, currency)
        self._require_products(rule.selection.skus)
        sheet = NameSheet(
            title=_("Save this promotion?"),
            sentence=self._tried(rule),
            placeholder=_("20%: Bakery"),
            text=words,
            problem="",
            confirm=_("Save"),
            icon="tag",
        )
        self._desk.question = CodeQuestion(sheet, partial(self._save, words, rule))

    def _save(self, previewed: str, rule: Rule, text: str) -> None:
        """Save what was previewed; other words are read anew."""
        if text != previewed:
            self._take(text)
            return
        self._promotions.create(rule)
        self._counts(rule.name)

    def _tried(self, rule: Rule) -> str:
        """Return what the rule would have made of the latest sales, one of them by line."""
        tried = self._promotions.preview(rule, _TRIED)
        if not tried:
            return _("There is no sale to try it on yet.")
        cheaper = [each for each in tried if each.saved]
        sums = _(
            "Tried on the last sales ({count}):"
            " {cheaper} would have been cheaper, by {saved} in all."
        ).format(
            count=len(tried),
            cheaper=len(cheaper),
            saved=format_amount(sum((each.saved for each in cheaper), Decimal(0))),
        )
        return "\n".join([sums, *map(_by_line, cheaper[:1])])

    def _require_products(self, skus: Iterable[str]) -> None:
        """Let nothing be made for a word that is neither a department nor a product.

        Raises:
            UnknownCode: no product has the SKU.
        """
        for sku in skus:
            if self._products.by_code(sku) is None:
                raise UnknownCode(code=sku)

    def _counts(self, name: str) -> None:
        self._screen.say("done", _("“{name}” counts from the next sale on.").format(name=name), "")


def _by_line(sale: Preview) -> str:
    changed = [each for each in sale.lines if each.after != each.before]
    lines = [
        f"{each.name} {format_amount(each.before)} → {format_amount(each.after)}"
        for each in changed[:_LINES]
    ]
    if len(changed) > _LINES:
        lines.append("…")
    return _("Sale {number}: {lines}").format(number=sale.order_number, lines=" · ".join(lines))


def _same(one: str, other: str) -> bool:
    """Whether two lines say the same, however they are spaced."""
    return _plain(one) == _plain(other)


def _plain(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign not in " ,")
