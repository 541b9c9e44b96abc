"""Writes pages, products and colours in words."""

from __future__ import annotations

from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.aggregates.tile_board.tile_board import TilePage
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.listed import Row


def page_row(page: TilePage, *, is_chosen: bool) -> Row:
    """Return a page with how much stands on it."""
    count = len(page.tiles)
    detail = ngettext("{count} tile", "{count} tiles", count).format(count=count)
    return Row(page.name, page.name, detail, "", f"{page.name}, {detail}", is_chosen)


def found_row(product: ProductSnapshot, *, is_there: bool, is_chosen: bool) -> Row:
    """Return a product that can be added."""
    detail = "  ·  ".join(part for part in (product.sku, product.department) if part)
    mark = _("on the page") if is_there else format_amount(product.price)
    spoken = f"{product.name}, {detail}, {mark}"
    return Row(str(product.product_id), product.name, detail, mark, spoken, is_chosen)


def colour_name(colour: str) -> str:
    """Return what a colour is called."""
    return {
        "": _("As its department"),
        "produce": _("Green"),
        "bakery": _("Yellow"),
        "dairy": _("Blue"),
        "meat": _("Red"),
        "pantry": _("Brown"),
        "frozen": _("Teal"),
        "drinks": _("Plum"),
        "household": _("Grey"),
    }[colour]
