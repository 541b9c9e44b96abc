"""Finds out what a scanned code means: which product, how much of it, and whether it may go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from pos_app.application.access import needs, open_to_all
from pos_app.application.errors import UnknownCode
from pos_app.domain.aggregates.barcode_rules.barcode_rules import Answer, RuleSet
from pos_app.domain.aggregates.barcode_rules.errors import GoodsExpired, LotRecalled
from pos_app.domain.errors import InvalidCode, InvalidQuantity
from pos_app.domain.records import dataclass
from pos_app.domain.services.measured_codes import measured
from pos_app.domain.values import permissions
from pos_app.domain.values.codes import Gtin
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import ONE, Quantity, Unit

if TYPE_CHECKING:
    from pos_app.application.ports import Clock, UnitOfWorkFactory
    from pos_app.application.queries import ProductQueries
    from pos_app.application.snapshots import ProductSnapshot

PIECE = Unit.PIECE.value
EXPIRED, RECALLED = "expired", "recalled"


@dataclass(frozen=True, slots=True)
class ReadCode:
    """What stands in a code: numbers of the product, the likeliest first, and what is beside.

    ``weight`` is in kilograms, ``price`` in whole currency units for all of it, ``count`` how
    many pieces; ``last_day`` is the earlier of sell-by and expiry.
    """

    numbers: tuple[str, ...]
    weight: Decimal | None = None
    price: Decimal | None = None
    count: int | None = None
    last_day: date | None = None
    lot: str = ""


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """What a code is: its kind, and its elements, each an application identifier with its value.

    ``kind`` is ``ean-8``, ``ean-13``, ``upc-a``, ``upc-e``, ``gtin-14``, ``gs1`` (elements of any
    symbol), ``digital-link`` or ``text``; ``symbol`` is what the scanner itself named, or empty.
    """

    kind: str
    symbol: str = ""
    gtin: str = ""
    elements: tuple[tuple[str, str], ...] = ()


class CodeReader(Protocol):
    """Takes a scanned text apart by the standards of GS1."""

    def facts(self, text: str) -> CodeFacts:
        """Return what kind of code it is, and all that stands in it."""

    def read(self, text: str) -> ReadCode:
        """Return what stands in it; a text that follows no standard is a number itself."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a code means: so much of a product, or a price for it.

    ``quantity`` is None where the code does not say. ``discount`` (whole currency units) is what
    makes the line cost exactly what the label says. ``warning`` is ``expired``, ``recalled`` or
    empty, ``warned_of`` the date or the lot.
    """

    product: ProductSnapshot
    quantity: Quantity | None = None
    unit_price: Decimal | None = None
    discount: Decimal | None = None
    warning: str = ""
    warned_of: str = ""


class ScanService:
    """Reads codes for the counter, and keeps the rules they are read by."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        products: ProductQueries,
        reader: CodeReader,
        rules: Callable[[], RuleSet],
        clock: Clock,
    ) -> None:
        """Look products up in ``products``; ``rules`` reads those of the moment."""
        self._unit_of_work = unit_of_work
        self._products = products
        self._reader = reader
        self._rules = rules
        self._clock = clock

    @open_to_all("reading a code changes nothing; adding to the cart asks")
    def resolve(self, text: str, currency: Currency) -> Scanned:
        """Return what a scanned or typed code means.

        Raises:
            UnknownCode: no product is sold that it names.
            GoodsExpired: they are past their date and the store refuses them.
            LotRecalled: their lot is recalled and the store refuses it.
        """
        return self._resolved(text, self._rules(), currency)

    @open_to_all("reading a code changes nothing; what is done with the goods asks")
    def goods(self, text: str, currency: Currency) -> Scanned:
        """Return what a code means in the back room, where nothing is sold: old goods come too.

        Raises:
            UnknownCode: no product is sold that it names.
        """
        warn = replace(self._rules(), on_expired=Answer.WARN, on_recalled=Answer.WARN)
        return self._resolved(text, warn, currency)

    @open_to_all("trying rules changes nothing; keeping them asks")
    def try_rules(self, text: str, rules: RuleSet, currency: Currency) -> Scanned:
        """Return what a code would mean by other rules; see :meth:`resolve`.

        Raises:
            InvalidBarcodeRule: they cannot be.
        """
        return self._resolved(text, rules.checked(), currency)

    @open_to_all("what stands in a code, whoever holds it can read")
    def facts(self, text: str) -> CodeFacts:
        """Return what kind of code it is, and all that stands in it."""
        return self._reader.facts(text)

    @open_to_all("the rules are needed to read every code")
    def rules(self) -> RuleSet:
        """Return the rules of the moment."""
        return self._rules()

    @needs(permissions.MANAGE_PRODUCTS)
    def change_rules(self, rules: RuleSet) -> RuleSet:
        """Go by other rules from the next scan on.

        Raises:
            InvalidBarcodeRule: they cannot be.
        """
        with self._unit_of_work() as uow:
            kept = uow.barcode_rules.get()
            kept.change(rules)
            uow.barcode_rules.save(kept)
            uow.collect_events_from(kept)
            uow.commit()
        uow.dispatch_events()
        return kept.rules

    def _resolved(self, text: str, rules: RuleSet, currency: Currency) -> Scanned:
        product = self._products.by_code(text)
        if product is not None:
            return Scanned(product, _pieces(product, text, ONE))
        by_rule = self._by_rule(text, rules, currency)
        return self._by_standard(text, rules, currency) if by_rule is None else by_rule

    def _by_rule(self, text: str, rules: RuleSet, currency: Currency) -> Scanned | None:
        found = measured(text, rules)
        if found is None:
            return None
        product = self._first(found.numbers)
        if product is None:
            return None
        if found.is_weight:
            return Scanned(product, Quantity(found.value))
        return _priced(product, Money(found.value, currency))

    def _by_standard(self, text: str, rules: RuleSet, currency: Currency) -> Scanned:
        code = self._reader.read(text)
        product = self._first(code.numbers)
        if product is None:
            raise UnknownCode(code=text)
        warning, warned_of = self._check(product, code, rules)
        try:
            scanned = _measured(product, code, currency)
        except InvalidQuantity:
            scanned = Scanned(product)  # finer than a thousandth, or nothing: somebody says it
        return Scanned(
            scanned.product,
            scanned.quantity,
            scanned.unit_price,
            scanned.discount,
            warning,
            warned_of,
        )

    def _first(self, numbers: tuple[str, ...]) -> ProductSnapshot | None:
        found = (self._products.by_code(number) for number in numbers)
        return next((product for product in found if product is not None), None)

    def _check(self, product: ProductSnapshot, code: ReadCode, rules: RuleSet) -> tuple[str, str]:
        if code.lot and code.lot in rules.recalled_lots:
            if rules.on_recalled == Answer.REFUSE:
                raise LotRecalled(product_name=product.name, lot=code.lot)
            if rules.on_recalled == Answer.WARN:
                return RECALLED, code.lot
        today = self._clock.now().astimezone().date()
        if code.last_day is not None and code.last_day < today:
            if rules.on_expired == Answer.REFUSE:
                raise GoodsExpired(product.name, code.last_day.isoformat())
            if rules.on_expired == Answer.WARN:
                return EXPIRED, code.last_day.isoformat()
        return "", ""


def _measured(product: ProductSnapshot, code: ReadCode, currency: Currency) -> Scanned:
    if code.price is not None:
        return _priced(product, Money.of(code.price, currency))
    if code.weight is not None and product.unit != PIECE:
        quantity = Quantity.of(code.weight)
        quantity.require_sellable(Unit(product.unit))
        return Scanned(product, quantity)
    count = ONE if code.count is None else Quantity.of(max(1, code.count))
    return Scanned(product, _pieces(product, code.numbers[0], count))


def _pieces(product: ProductSnapshot, code: str, count: Quantity) -> Quantity | None:
    """Return how many pieces the code of a pack stands for; None for what is weighed."""
    if product.unit != PIECE:
        return None
    try:
        wanted = Gtin.of(code)
    except InvalidCode:
        return count
    packs = {Gtin.of(gtin): pieces for gtin, pieces in product.packs}
    return Quantity(count.thousandths * packs.get(wanted, 1))


def _priced(product: ProductSnapshot, price: Money) -> Scanned:
    """Return the line that costs exactly ``price``: so much of it, or one at this price."""
    each = Money.of(product.price, price.currency)
    if product.unit == PIECE or each.minor <= 0:
        return Scanned(product, ONE, price.amount)
    # The least quantity that costs no less; what it costs more is taken off the line again.
    thousandths = -(-price.minor * 1000 // each.minor)
    quantity = Quantity(max(1, thousandths))
    while each.times(quantity) < price:
        quantity = Quantity(quantity.thousandths + 1)
    too_much = each.times(quantity) - price
    return Scanned(product, quantity, discount=too_much.amount if too_much.minor else None)
