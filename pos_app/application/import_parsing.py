"""Reads the rows of a file as products, or says which cell cannot be used."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from pos_app.application.catalogue_cells import DEFAULT_LOW_STOCK, YES_OR_NO, reasons
from pos_app.application.errors import CodeTaken, RowProblem, UnknownCode
from pos_app.application.import_ports import UNEVEN
from pos_app.application.table_rows import Row
from pos_app.domain.aggregates.catalogue_import.repository import (
    BY_BARCODE,
    BY_SKU,
    FOUND_BY_BARCODE,
    ImportedProduct,
    StagedRow,
)
from pos_app.domain.aggregates.product.listing import (
    checked_variant,
    cleaned_name,
    require_different,
)
from pos_app.domain.errors import DomainError
from pos_app.domain.values.codes import Gtin, Pack, Plu, Sku
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import ZERO, Quantity, Unit

# Nobody reads more, and a file of a million bad rows shall not fill the memory.
_MOST_KEPT = 10_000
_LONGEST_SHOWN = 200
_LONGEST_NUMBER = 60
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
        self,
        currency: Currency,
        categories: Mapping[str, str],
        given: frozenset[str],
        key: str = BY_SKU,
    ) -> None:
        """Read amounts in ``currency``; ``given`` are the fields that the file has."""
        self._key = key
        self._currency = currency
        self._categories = categories
        self._given = given | {FOUND_BY_BARCODE} if key == BY_BARCODE else given
        self._reasons = reasons(currency)

    def parsed(self, cells: Row) -> ImportedProduct:
        """Return what the row says of a product.

        Raises:
            BadCell: a cell cannot be used.
        """
        if UNEVEN in cells:
            raise BadCell("row", next(iter(cells.values())), cells[UNEVEN])
        column = "sku"
        try:
            sku = Sku.of(cells.get("sku", ""))
            column = "gtin"
            gtins = tuple(map(Gtin.of, cells.get("gtin", "").split()))
            if not gtins and self._key == BY_BARCODE:
                raise LookupError(column)  # noqa: TRY301 - said like every other bad cell
            column = "packs"
            packs = _packs(cells["packs"]) if cells.get("packs") else ()
            if packs:
                require_different(gtins, packs)
            column = "plu"
            plu = Plu.of(cells["plu"]) if cells.get("plu") else None
            column = "unit_price"
            price = self._price(cells.get("unit_price", ""))
            column = "unit"
            unit = Unit(cells["unit"]) if cells.get("unit") else Unit.PIECE
            column = "stock"
            stock = _quantity(_short(cells["stock"]), unit) if cells.get("stock") else ZERO
            column = "low_stock_level"
            low = DEFAULT_LOW_STOCK
            if cells.get("low_stock_level"):
                low = _quantity(_short(cells["low_stock_level"]), unit)
            column = "tax"
            tax = self._categories[cells["tax"].lower()] if cells.get("tax") else ""
            column = "open_price"
            is_open_price = bool(cells.get("open_price")) and YES_OR_NO[cells["open_price"].lower()]
            column = "name"
            name = cleaned_name(cells["name"]) if "name" in self._given else ""
            column = "variant"
            family, variant = cells.get("family", ""), cells.get("variant", "")
            if family or variant:
                family, variant = checked_variant(family, variant)
            column = "deposit"
            deposit = Sku.of(cells["deposit"]) if cells.get("deposit") else None
            if deposit == sku:
                raise LookupError(column)  # noqa: TRY301 - said like every other bad cell
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
            deposit=deposit,
            given=self._given,
        )

    def _price(self, text: str) -> Money:
        if "unit_price" not in self._given:
            return Money.zero(self._currency)
        return _amount(_short(text), self._currency)


def _packs(text: str) -> tuple[Pack, ...]:
    return tuple(Pack.of(gtin, int(pieces)) for gtin, pieces in _PACK.findall(text))


def _short(text: str) -> str:
    """Return a text that may be a number; what is longer is none, and is not remembered."""
    if len(text) > _LONGEST_NUMBER:
        raise ValueError(text[:_LONGEST_SHOWN])
    return text


@lru_cache(maxsize=16_384)
def _amount(text: str, currency: Currency) -> Money:
    price = Money.of(text, currency)
    if price.minor < 0:
        raise ValueError(text)
    return price


@lru_cache(maxsize=4096)
def _quantity(text: str, unit: Unit) -> Quantity:
    quantity = Quantity.of(text)
    if quantity:
        quantity.require_sellable(unit)
    return quantity


class CheckedRows:
    """Yields the products of the rows that fit, and counts the problems of the others.

    The first of them are kept, and of a cell no more than can be shown: a file may be nothing else.
    """

    def __init__(self, rows: Iterator[tuple[int, Row]], parser: RowParser) -> None:
        """Read ``rows`` with ``parser`` once."""
        self._rows = rows
        self._parser = parser
        self.problems: list[RowProblem] = []
        self.problem_count = 0

    def __iter__(self) -> Iterator[tuple[int, ImportedProduct]]:
        """Yield the row of the file with what it says."""
        for number, cells in self._rows:
            try:
                row = self._parser.parsed(cells)
            except BadCell as bad:
                self.problem_count += 1
                if len(self.problems) < _MOST_KEPT:
                    value = bad.value[:_LONGEST_SHOWN]
                    self.problems.append(RowProblem(number, bad.column, value, bad.reason))
            else:
                yield number, row


def reason_of(error: CodeTaken | UnknownCode) -> tuple[str, str, str]:
    """Return column, value and reason of a row that cannot become a product."""
    if isinstance(error, CodeTaken):
        return "gtin", error.code, "another product has it"
    return "sku", error.code, "not known, and a new product needs a name and a price"


def no_deposit(deposit: str) -> tuple[str, str, str]:
    """Return column, value and reason of a row whose deposit cannot be charged."""
    return "deposit", deposit, "no product with this number, or one that has a deposit itself"


def row_with(code: str, rows: Sequence[StagedRow]) -> int:
    """Return the row of the file that has a code."""
    for row in rows:
        if code in {row.sku, *row.codes, json.loads(row.line).get("plu")}:
            return row.file_row
    return rows[0].file_row
