"""Writes down what a row of a file says of a product, as it is kept until it is taken over."""

from __future__ import annotations

import msgspec

from pos_app.domain.aggregates.catalogue_import.repository import ImportedProduct

_encode = msgspec.json.Encoder().encode


def line_of(row: ImportedProduct, product_id: str) -> str:
    """Return everything about the new product that a row describes as a line of JSON.

    What is empty or zero is left out, except stock and unit.
    """
    gtins, packs, plu = row.gtins, row.packs, row.plu
    told: dict[str, object] = {
        "product_id": product_id,
        "sku": row.sku.text,
        "name": row.name,
        "department": row.department,
        "gtins": " ".join([gtin.digits for gtin in gtins]),
        "price": row.price.minor,
        "tax_category": row.tax,
        "is_open_price": int(row.is_open_price),
        "packs": " ".join(map(str, packs)) if packs else "",
        "plu": "" if plu is None else plu.text,
        "family": row.family,
        "variant": row.variant,
        "deposit": "" if row.deposit is None else row.deposit.text,
        "low_stock_level": row.low_stock_level.thousandths,
    }
    told = {name: value for name, value in told.items() if value}
    told["stock"] = row.stock.thousandths
    told["unit"] = row.unit.value
    return _encode(told).decode()
