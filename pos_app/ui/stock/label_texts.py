"""What stands on a label, and what a size of labels is called."""

from __future__ import annotations

from pos_app.application.snapshots import ProductSnapshot
from pos_app.ui.formatting import PIECE, format_amount
from pos_app.ui.i18n import _
from pos_app.ui.printing.label_formats import Label


def code_of(product: ProductSnapshot) -> str:
    """Return what the bars of a label say."""
    return product.gtins[0] if product.gtins else product.sku


def price_of(product: ProductSnapshot) -> str:
    """Return the price, with its unit where it is not one piece."""
    price = format_amount(product.price)
    if product.unit == PIECE:
        return price
    return _("{price} per {unit}").format(price=price, unit=product.unit)


def label_of(product: ProductSnapshot) -> Label:
    """Return the label of a product; without a price where that is asked at the till."""
    price = "" if product.is_open_price else price_of(product)
    return Label(product.name, price, code_of(product))


def size_text(width: float, height: float) -> str:
    """Return the size of a label in millimetres."""
    return _("{width} × {height} mm").format(width=f"{width:g}", height=f"{height:g}")
