"""Products as tiles: what is written on each, as frozen values; knows no Qt."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.records import dataclass
from pos_app.ui.categories import category_of, initials_of
from pos_app.ui.formatting import NO_BREAK_SPACE, format_amount, format_quantity
from pos_app.ui.i18n import _

PIECE = "piece"


@dataclass(frozen=True, slots=True)
class TileRow:
    """A product on a tile; ``note_kind`` is empty, ``muted``, ``low`` or ``none``.

    ``picture`` names a file of the store's pictures, or is empty.
    """

    product_id: UUID
    sku: str
    name: str
    initials: str
    colour: str
    price: str
    note: str
    note_kind: str
    spoken: str
    picture: str = ""


@lru_cache(maxsize=512)
def tile_row(product: ProductSnapshot, colour: str = "") -> TileRow:
    """Return the tile of a product, in the colour of its department unless it has its own."""
    note, note_kind = _note(product)
    price = format_amount(product.price)
    spoken = ", ".join(part for part in (product.name, price, note) if part)
    return TileRow(
        product_id=product.product_id,
        sku=product.sku,
        name=product.name,
        initials=initials_of(product.name),
        colour=colour or category_of(product.department).colour,
        price=price,
        note=note,
        note_kind=note_kind,
        spoken=spoken,
        picture=product.picture,
    )


def stock_text(product: ProductSnapshot) -> str:
    """Return how much of a product is left, "6 left"."""
    if product.available <= 0:
        return _("None left")
    quantity = format_quantity(product.available)
    if product.unit != PIECE:
        quantity = f"{quantity}{NO_BREAK_SPACE}{product.unit}"
    return _("{quantity} left").format(quantity=quantity)


def _note(product: ProductSnapshot) -> tuple[str, str]:
    if product.available <= 0:
        return stock_text(product), "none"
    if product.is_low:
        return stock_text(product), "low"
    if product.unit != PIECE:
        return _("per {unit}").format(unit=product.unit), "muted"
    if product.available <= 2 * product.low_stock_level:
        return stock_text(product), "muted"
    return "", ""
