"""Reads one row of a file as a product, or says which cell cannot be used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pos_app.application.catalogue_rows import DEFAULT_LOW_STOCK, YES_OR_NO, reasons
from pos_app.application.ports import Row
from pos_app.domain.aggregates.catalogue_import.repository import ImportedProduct
from pos_app.domain.aggregates.product.listing import (
    checked_variant,
    cleaned_name,
    require_different,
)
from pos_app.domain.errors import DomainError
from pos_app.domain.values.codes import Gtin, Pack, Plu, Sku
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity, Unit

_PACK = re.compile(r"([0-9]{8,14})\s*[x×*]\s*([0-9]+)", re.IGNORECASE)


class BadCell(Exception):
    """``column`` holds ``value``, which cannot be used because of ``reason``."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        """Name the cell."""
        super().__init__(column, value, reason)
        self.column = column
        self.value = value
        self.reason = reason


class RowParser:
    """Reads the rows of one file; what repeats from row to row is read once."""

    def __init__(
        self, currency: Currency, categories: Mapping[str, str], given: frozenset[str]
    ) -> None:
        """Read amounts in ``currency``; ``given`` are the fields that the file has."""
        self._currency = currency
        self._categories = categories
        self._given = given
        self._reasons = reasons(currency)

    def parsed(self, cells: Row) -> ImportedProduct:
        """Return what the row says of a product.

        Raises:
            BadCell: a cell cannot be used.
        """
        column = "sku"
        try:
            sku = Sku.of(cells.get("sku", ""))
            column = "gtin"
            gtins = tuple(Gtin.of(code) for code in cells.get("gtin", "").split())
            column = "packs"
            packs = tuple(Pack.of(a, int(b)) for a, b in _PACK.findall(cells.get("packs", "")))
            require_different(gtins, packs)
            column = "plu"
            plu = Plu.of(cells["plu"]) if cells.get("plu") else None
            column = "unit_price"
            price = self._price(cells.get("unit_price", ""))
            column = "unit"
            unit = Unit(cells.get("unit", "") or Unit.PIECE)
            column = "stock"
            stock = _quantity(cells.get("stock", ""), unit)
            column = "low_stock_level"
            low = DEFAULT_LOW_STOCK
            if cells.get("low_stock_level"):
                low = _quantity(cells["low_stock_level"], unit)
            column = "tax"
            tax_text = cells.get("tax", "").lower()
            tax = self._categories[tax_text] if tax_text else ""
            column = "open_price"
            is_open_price = YES_OR_NO[cells.get("open_price", "").lower()]
            column = "name"
            name = cleaned_name(cells["name"]) if "name" in self._given else ""
            column = "variant"
            family, variant = checked_variant(cells.get("family", ""), cells.get("variant", ""))
        except (DomainError, ValueError, LookupError) as error:
            raise BadCell(column, cells.get(column, ""), self._reasons[column]) from error
        return ImportedProduct(
            sku=sku,
            gtins=gtins,
            name=name,
            department=cells.get("department", ""),
            unit=unit,
            price=price,
            stock=stock,
            low_stock_level=low,
            tax=tax,
            is_open_price=is_open_price,
            plu=plu,
            packs=packs,
            family=family,
            variant=variant,
            given=self._given,
        )

    def _price(self, text: str) -> Money:
        if "unit_price" not in self._given:
            return Money.zero(self._currency)
        price = Money.of(text, self._currency)
        if price.minor < 0:
            raise ValueError(text)
        return price


@lru_cache(maxsize=4096)
def _quantity(text: str, unit: Unit) -> Quantity:
    quantity = Quantity.of(text or 0)
    if quantity:
        quantity.require_sellable(unit)
    return quantity
