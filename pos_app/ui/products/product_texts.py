"""Writes products, prices and changes in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pos_app.application.price_history import PricePoint
from pos_app.application.product_details import BulkEffect
from pos_app.application.snapshots import ProductSnapshot
from pos_app.ui.formatting import PIECE, format_amount, format_datetime, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.products.products_state import ProductRow

_MOST_EFFECTS = 60


@lru_cache(maxsize=4096)
def product_row(product: ProductSnapshot, *, is_marked: bool) -> ProductRow:
    """Return a product as the list shows it."""
    parts = (product.sku, product.department, product.variant)
    price = format_amount(product.price)
    if product.is_open_price:
        price = _("Open price")
    elif product.unit != PIECE:
        price = _("{price} per {unit}").format(price=price, unit=product.unit)
    return ProductRow(
        product_id=product.product_id,
        name=product.name,
        detail="  ·  ".join(part for part in parts if part),
        price=price,
        stock=(_("Low: {quantity} left") if product.is_low else _("{quantity} left")).format(
            quantity=format_quantity(product.available, product.unit)
        ),
        is_low=product.is_low,
        is_marked=is_marked,
        picture=product.picture,
    )


def history_lines(points: Iterable[PricePoint]) -> tuple[str, ...]:
    """Return one line for each price, the newest first."""
    return tuple(
        _("{when}: {price}").format(
            when=format_datetime(point.at), price=format_amount(point.price)
        )
        for point in points
    )


def variant_lines(variants: tuple[ProductSnapshot, ...]) -> tuple[str, ...]:
    """Return the family of a product under a heading, one line for each variant."""
    if not variants:
        return ()
    heading = _("Variants of {family}").format(family=variants[0].family)
    lines = (
        _("{variant}: {price}, {quantity} left").format(
            variant=each.variant or each.name,
            price=format_amount(each.price),
            quantity=format_quantity(each.available, each.unit),
        )
        for each in variants
    )
    return ("", heading, *lines)


def effect_lines(effects: tuple[BulkEffect, ...]) -> tuple[str, ...]:
    """Return what changes of each product, the first ones only when there are many."""
    lines = [f"{each.before.name}: {_effect(each)}" for each in effects[:_MOST_EFFECTS]]
    if len(effects) > _MOST_EFFECTS:
        lines.append(_("and {count} more").format(count=len(effects) - _MOST_EFFECTS))
    return tuple(lines)


def nothing_found(text: str, *, is_retired: bool) -> tuple[str, str]:
    """Return the title and the sentence of an empty list."""
    if text:
        title = _("Nothing matches “{text}”").format(text=text)
        return title, _("Type fewer letters, a code, or a department.")
    if is_retired:
        return _("Nothing is retired."), _("What you stop selling is kept here.")
    return _("No products yet."), _("Add the first one, or import a file.")


def _effect(effect: BulkEffect) -> str:
    before, after = effect.before, effect.after
    pairs = (
        (format_amount(before.price), format_amount(after.price)),
        (before.department or "–", after.department or "–"),
        (
            format_quantity(before.low_stock_level, before.unit),
            format_quantity(after.low_stock_level, after.unit),
        ),
    )
    changes = [f"{old} → {new}" for old, new in pairs if old != new]
    if before.tax_category != after.tax_category:
        changes.append(_("taxed differently"))
    if before.deposit != after.deposit:
        changes.append(_("deposit {number}").format(number=after.deposit or "–"))
    if before.is_retired != after.is_retired:
        changes.append(_("no longer sold") if after.is_retired else _("sold again"))
    return ", ".join(changes)
