"""Writes what stands in a code, and what the till makes of it, in words."""

from __future__ import annotations

from pos_app.application.scan_service import EXPIRED, PIECE, CodeFacts, Scanned
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _


def fact_lines(facts: CodeFacts) -> tuple[str, ...]:
    """Return the kind of a code, its trade item number, and each of its elements."""
    lines = [_("Kind: {kind}").format(kind=_kind(facts))]
    if facts.gtin:
        lines.append(_("Trade item number (GTIN): {gtin}").format(gtin=facts.gtin))
    lines.extend(
        _("({identifier}) {name}: {value}").format(
            identifier=identifier, name=_element(identifier), value=value
        )
        for identifier, value in facts.elements
    )
    return tuple(lines)


def meaning_lines(scanned: Scanned) -> tuple[str, ...]:
    """Return which product it is, and how much of it for how much."""
    product = scanned.product
    lines = [_("Product: {name} ({sku})").format(name=product.name, sku=product.sku)]
    if scanned.quantity is not None:
        unit = "" if product.unit == PIECE else product.unit
        quantity = format_quantity(scanned.quantity.value, unit or PIECE)
        lines.append(_("How much: {quantity}").format(quantity=quantity))
    if scanned.unit_price is not None:
        lines.append(_("For: {price}").format(price=format_amount(scanned.unit_price)))
    if scanned.discount is not None:
        discount = format_amount(scanned.discount)
        lines.append(_("Rounded to the price on the label: −{discount}").format(discount=discount))
    if scanned.warning == EXPIRED:
        lines.append(_("Past its date: {day}. The till warns.").format(day=scanned.warned_of))
    elif scanned.warning:
        lines.append(_("Recalled lot {lot}. The till warns.").format(lot=scanned.warned_of))
    return tuple(lines)


def _kind(facts: CodeFacts) -> str:
    kinds = {
        "ean-8": "EAN-8",
        "ean-13": "EAN-13",
        "upc-a": "UPC-A",
        "upc-e": "UPC-E",
        "gtin-14": "GTIN-14",
        "digital-link": "GS1 Digital Link",
        "gs1": "GS1",
    }
    symbols = {
        "]C1": "GS1-128",
        "]E0": "EAN-13, UPC",
        "]E4": "EAN-8",
        "]d2": "GS1 DataMatrix",
        "]Q3": "GS1 QR",
        "]e0": "GS1 DataBar",
    }
    kind = kinds.get(facts.kind, _("no trade item number, only text"))
    symbol = symbols.get(facts.symbol, facts.symbol)
    return f"{kind}, {symbol}" if symbol and symbol != kind else kind


def _element(identifier: str) -> str:
    names = {
        "00": _("Shipping unit"),
        "01": _("Trade item"),
        "02": _("Contents"),
        "10": _("Lot"),
        "11": _("Produced"),
        "15": _("Best before"),
        "16": _("Sell by"),
        "17": _("Expires"),
        "21": _("Serial number"),
        "30": _("Count"),
        "37": _("Count"),
    }
    groups = {"310": _("Net weight in kg"), "392": _("Price"), "393": _("Price with currency")}
    return names.get(identifier) or groups.get(identifier[:3]) or _("Other")
