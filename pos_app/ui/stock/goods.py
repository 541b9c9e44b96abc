"""What is scanned or typed in the back room: which product, how much of it, and what to mind."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.application.errors import UnknownCode
from pos_app.application.scan_service import EXPIRED, RECALLED, Scanned
from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.records import dataclass
from pos_app.domain.values.quantity import ONE, Quantity
from pos_app.ui.i18n import _
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.find_page import FindPage
from pos_app.ui.stock.page import Desk


@dataclass(frozen=True, slots=True)
class Goods:
    """So much of a product; ``warning`` is a sentence about its date or its lot, or empty."""

    product: ProductSnapshot
    quantity: Quantity
    warning: str = ""


def scanned_goods(desk: Desk, text: str) -> Goods:
    """Return what a code names, twelve for a case of 12; ``3*`` before it means three times.

    Raises:
        UnknownCode: no product is sold that it names.
        InvalidQuantity: what stands before the star is no number.
    """
    count, star, code = text.strip().partition("*")
    times = texts.quantity_from(count) if star else ONE
    found = desk.read_code((code if star else count).strip())
    quantity = ONE if found.quantity is None else found.quantity
    together = Quantity(quantity.thousandths * times.thousandths // ONE.thousandths)
    return Goods(found.product, together, _warning(found))


def typed_goods(desk: Desk, text: str, add: Callable[[Goods], None]) -> None:
    """Give ``add`` what a typed code names; other words are looked for, and one is chosen.

    Raises:
        UnknownCode: nothing is sold that has these words.
        InvalidQuantity: what stands before the star is no number.
    """
    try:
        goods = scanned_goods(desk, text)
    except UnknownCode:
        count, star, words = text.strip().partition("*")
        times = texts.quantity_from(count) if star else ONE
        wanted = (words if star else count).strip()
        if not wanted or not desk.products.search(wanted, 1):
            raise

        def found(product: ProductSnapshot) -> None:
            desk.back("")
            add(Goods(product, times))

        desk.open(FindPage(desk, _("Which one?"), found, wanted))
    else:
        add(goods)


def _warning(found: Scanned) -> str:
    if found.warning == EXPIRED:
        said = _("{product}: its date was {day}. Look before it goes on the shelf.")
        return said.format(product=found.product.name, day=found.warned_of)
    if found.warning == RECALLED:
        said = _("{product}: lot {lot} is recalled. Put it aside.")
        return said.format(product=found.product.name, lot=found.warned_of)
    return ""
