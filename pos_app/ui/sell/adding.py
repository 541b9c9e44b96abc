"""Finds a product by scan, code, name or tile, and puts it into the cart or shows its price."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from pos_app.domain.values.money import Currency
from pos_app.domain.values.quantity import ONE, Quantity
from pos_app.ui.i18n import _
from pos_app.ui.sell import questions, refusal, typed
from pos_app.ui.sell.code_questions import CodeQuestion
from pos_app.ui.sell.code_warnings import warning_of
from pos_app.ui.sell.empties import EmptiesQuestion
from pos_app.ui.sell.open_price import OpenPrice
from pos_app.ui.sell.sell_state import DepartmentsSheet, PriceSheet
from pos_app.ui.tile_rows import PIECE

if TYPE_CHECKING:
    from pos_app.application.queries import ProductQueries
    from pos_app.application.scan_service import Scanned, ScanService
    from pos_app.application.snapshots import ProductSnapshot
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.screen import SellScreen

_MULTIPLY = "*×"


class Adding:
    """From what was scanned, typed or touched to a line of the cart.

    Every action raises ``Refusal``, or what the service raises; then the cart is unchanged.
    """

    def __init__(
        self, desk: Desk, screen: SellScreen, products: ProductQueries, scans: ScanService
    ) -> None:
        """Add to the cart of ``desk`` what ``scans`` finds in a code."""
        self._desk = desk
        self._screen = screen
        self._products = products
        self._scans = scans

    def scan(self, code: str) -> None:
        """Add what a scanner read, or show its price while a price check is on."""
        question = self._desk.question
        if isinstance(question, CodeQuestion):
            self._desk.question = None  # the answer may lead to another question
            question.type(code.strip())
            if not question.confirm():
                self._desk.question = question
            return
        if isinstance(question, EmptiesQuestion):
            question.scan(code.strip())
            return
        if self._desk.question is not None:
            if not isinstance(self._desk.question, questions.Shown):
                raise refusal.answer_first(code)
            self._desk.is_price_check |= isinstance(self._desk.question.part(), PriceSheet)
            self._desk.question = None
        self._desk.card = None
        self._end_typing()
        self._use_code(code.strip())

    def choose(self, sku: str) -> None:
        """Add a product that is on screen; a number typed before is its quantity."""
        quantity = typed.number_in(self._desk.entry)
        if quantity is not None and not self._desk.shelf.is_searching:
            self._desk.multiplier = Quantity.of(quantity)
        self._desk.card = None
        self._use_code(sku)
        self._end_typing()

    def enter(self) -> None:
        """Add the typed code, or else the first match, or the name that was meant."""
        text = self._desk.entry.strip()
        if not text:
            return
        product = None
        if self._products.by_code(text) is None:
            self._desk.shelf.settle()
            product = self._desk.shelf.first_result()
            if product is None and self._desk.shelf.is_searching:
                product = self._desk.shelf.nearest()
        try:
            if product is None:
                self._use_code(text)
            else:
                self._use(product)
        finally:
            self._end_typing()

    def type(self, text: str) -> None:
        """Take what stands in the entry; words search, ``3 *`` multiplies what comes next."""
        self._desk.card = None
        self._desk.is_entry_refused = False
        if text[-1:] in tuple(_MULTIPLY):
            self.multiply(text[:-1])
            return
        self._desk.entry = text
        is_search = not self._desk.is_paying and typed.is_search(text)
        self._desk.shelf.search(text if is_search else "")

    def multiply(self, text: str) -> None:
        """Use a number for the next item."""
        try:
            quantity = Quantity.of(typed.number(text)) if text.strip() else None
        except typed.NotANumber:
            raise refusal.not_a_quantity(text) from None
        if quantity is None or not quantity:
            self._desk.entry = text
            return
        self._desk.multiplier = quantity
        self._end_typing()

    def check_price(self) -> None:
        """Let the next item show its price and stock, or leave that again."""
        self._desk.is_price_check = not self._desk.is_price_check

    def add_checked(self, sku: str) -> None:
        """Add the product whose price was shown."""
        self._desk.question = None
        self._use_code(sku)

    def show_department(self, key: str | None) -> None:
        """Show the tiles of a department, the popular products for None."""
        if self._desk.question is not None and isinstance(
            self._desk.question.part(), DepartmentsSheet
        ):
            self._desk.question = None
        self._desk.card = None
        self._desk.is_complete = False
        self._desk.entry = ""
        self._desk.shelf.search("")
        self._desk.shelf.choose(key)

    def clear(self) -> None:
        """Take back one thing: what was typed, else what stands in the way."""
        desk = self._desk
        if desk.entry:
            self.type("")
        elif desk.is_paying:
            desk.is_paying = False
        elif desk.card is not None:
            desk.card = None
        elif desk.multiplier is not None or desk.is_price_check:
            desk.multiplier, desk.is_price_check = None, False
        else:
            desk.is_complete = False

    def _use_code(self, code: str) -> None:
        product = self._desk.shelf.product(code)
        if product is not None:
            self._use(product)
            return
        scanned = self._scans.resolve(code, Currency.of(self._desk.store.currency))
        self._use_scanned(scanned)
        if scanned.warning:
            self._screen.say("warning", *warning_of(scanned))

    def _use_scanned(self, scanned: Scanned) -> None:
        """Add what the code says; what it leaves open is asked as for a tile."""
        product, quantity = scanned.product, scanned.quantity
        is_said = scanned.unit_price is not None or not product.is_open_price
        if self._desk.is_price_check or quantity is None or not is_said:
            self._use(product)
            return
        times, self._desk.multiplier = self._desk.multiplier or ONE, None
        many = Quantity(quantity.thousandths * times.thousandths // ONE.thousandths)
        off = None if scanned.discount is None else scanned.discount * times.value
        reason = _("Price on the label") if off is not None else ""
        self._add(product.sku, many, scanned.unit_price, discount=off, reason=reason)

    def _use(self, product: ProductSnapshot) -> None:
        if self._desk.is_price_check:
            self._desk.is_price_check = False
            current = self._products.by_code(product.sku) or product
            self._desk.question = questions.price_of(current)
            return
        quantity, self._desk.multiplier = self._desk.multiplier, None
        if quantity is None and product.unit != PIECE:
            add = partial(self._add, product.sku)
            asked = questions.HowMany(product.name, product.unit, product.price, add)
            self._desk.ask_how_many(asked, product.unit)
            return
        if product.is_open_price:
            count = ONE if quantity is None else quantity
            currency = Currency.of(self._desk.store.currency)
            use = partial(self._add, product.sku, count)
            self._desk.question = OpenPrice(product, count, currency, use)
            return
        self._add(product.sku, ONE if quantity is None else quantity)

    def _add(
        self,
        code: str,
        quantity: Quantity,
        unit_price: Decimal | None = None,
        *,
        discount: Decimal | None = None,
        reason: str = "",
    ) -> None:
        if not quantity:
            return
        self._desk.ring_up.add(code, quantity, unit_price, discount=discount, reason=reason)
        self._desk.is_complete = False
        self._screen.play("scan_ok")

    def _end_typing(self) -> None:
        self._desk.entry = ""
        self._desk.shelf.search("")
