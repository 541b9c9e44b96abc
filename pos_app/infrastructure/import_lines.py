"""Writes down what a row of a file says of a product, as it is kept until it is taken over."""

from __future__ import annotations

import msgspec

from pos_app.domain.aggregates.catalogue_import.repository import ImportedProduct


class _Line(msgspec.Struct, omit_defaults=True, kw_only=True):
    """The fields of a line in their order; what is empty or zero is left out."""

    product_id: str
    sku: str
    name: str = ""
    department: str = ""
    gtins: str = ""
    price: int = 0
    tax_category: str = ""
    is_open_price: int = 0
    packs: str = ""
    plu: str = ""
    family: str = ""
    variant: str = ""
    deposit: str = ""
    low_stock_level: int = 0
    stock: int
    unit: str


_encode = msgspec.json.Encoder().encode


def line_of(row: ImportedProduct, gtins: str, product_id: str) -> str:
    """Return everything about the new product that a row describes as a line of JSON.

    ``gtins`` are its barcodes as text. What is empty or zero is left out, except stock and unit.
    """
    packs, plu = row.packs, row.plu
    line = _Line(
        product_id=product_id,
        sku=row.sku.text,
        name=row.name,
        department=row.department,
        gtins=gtins,
        price=row.price.minor,
        tax_category=row.tax,
        is_open_price=int(row.is_open_price),
        packs=" ".join(map(str, packs)) if packs else "",
        plu="" if plu is None else plu.text,
        family=row.family,
        variant=row.variant,
        deposit="" if row.deposit is None else row.deposit.text,
        low_stock_level=row.low_stock_level.thousandths,
        stock=row.stock.thousandths,
        unit=row.unit.value,
    )
    return _encode(line).decode()
