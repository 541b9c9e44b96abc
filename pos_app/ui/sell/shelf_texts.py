"""Writes products and departments as tiles and chips."""

from __future__ import annotations

from functools import lru_cache

from pos_app.application.snapshots import ProductSnapshot
from pos_app.ui.formatting import NO_BREAK_SPACE, format_amount, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.sell.categories import category_of, initials_of
from pos_app.ui.sell.sell_state import ChipRow, TileRow

PIECE = "piece"


def popular_chip() -> ChipRow:
    """Return the chip of the whole store's best sellers."""
    return ChipRow(key=None, label=_("Popular"), icon="star", colour="")


@lru_cache(maxsize=256)
def chip_row(department: str) -> ChipRow:
    """Return the chip of a department; one without a name is called "Other"."""
    category = category_of(department)
    label = department or _("Other")
    return ChipRow(key=department, label=label, icon=category.icon, colour=category.colour)


@lru_cache(maxsize=512)
def tile_row(product: ProductSnapshot) -> TileRow:
    """Return the tile of a product."""
    note, note_kind = _note(product)
    price = format_amount(product.price)
    spoken = ", ".join(part for part in (product.name, price, note) if part)
    return TileRow(
        product_id=product.product_id,
        sku=product.sku,
        name=product.name,
        initials=initials_of(product.name),
        colour=category_of(product.department).colour,
        price=price,
        note=note,
        note_kind=note_kind,
        spoken=spoken,
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
