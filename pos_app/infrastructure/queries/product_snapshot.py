"""The snapshot that a row of a product makes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.values.codes import Gtin, Pack
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity


def snapshot_of(row: tuple[Any, ...]) -> ProductSnapshot:
    """Return the snapshot of a row that begins with ``LISTED``."""
    currency = Currency.of(row[11])
    return ProductSnapshot(
        product_id=UUID(row[0]),
        sku=row[1],
        gtins=tuple(str(Gtin(digits)) for digits in row[2].split()),
        name=row[3],
        department=row[4],
        unit=row[5],
        price=Money(row[6], currency).amount,
        available=Quantity(row[7] - row[8]).value,
        low_stock_level=Quantity(row[9]).value,
        is_retired=bool(row[10]),
        tax_category=row[12],
        is_open_price=bool(row[13]),
        packs=tuple((str(pack.gtin), pack.pieces) for pack in map(Pack.parse, row[14].split())),
        plu=row[15],
        family=row[16],
        variant=row[17],
        picture=row[18],
        deposit=row[19],
    )
