"""Turns the rows of any file of products into rows with our own column names and spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pos_app.application.import_mapping import Template
from pos_app.application.import_ports import UNEVEN
from pos_app.application.table_rows import Row
from pos_app.domain.values.codes import check_digit

_UNITS: Mapping[str, str] = {
    "": "",
    "n": "",
    "no": "",
    "each": "",
    "unit": "",
    "units": "",
    "unit(s)": "",
    "pc": "",
    "pcs": "",
    "piece": "",
    "y": "kg",
    "yes": "kg",
    "kg": "kg",
    "kilogram": "kg",
    "l": "l",
    "liter": "l",
    "litre": "l",
    "m": "m",
    "meter": "m",
    "metre": "m",
}
# What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection").
STARTS_A_FORMULA = "=+-@\t\r\n"
# Digits with a currency before or behind them, in letters or as a sign.
_LETTERS, _SIGN = r"(?:[^\W\d_]{1,3}\.?)?", r"[^\w\s.,=+*/()@%'\-\u2212]?"
_NUMBER = re.compile(
    rf"(?P<minus>[-\u2212]?)\s*{_LETTERS}{_SIGN}\s*(?P<number>[-\u2212]?\.?\d[\d.,'\u2019\s]*)"
    rf"{_SIGN}{_LETTERS}"
)
_BETWEEN_DIGITS = re.compile(r"['\u2019\s]")
_NUMBERS = ("unit_price", "stock", "low_stock_level")
# What Square and Loyverse write for a price that is asked at the till.
_ASKED = "variable"
_NO_VARIANT = frozenset({"", "regular", "default title", "default"})
_GTIN_LENGTHS = (8, 12, 13, 14)
_SHORTEST_CUT = 7
_DECIMALS = 3
_LONGEST_NUMBER = 60


class MappedRows:
    """Reads rows of one file by a mapping from our fields to its headings."""

    def __init__(self, mapping: Mapping[str, str], template: Template | None) -> None:
        """Read as ``mapping`` says; ``template`` is whose export it is, if one is known."""
        self._places = tuple(mapping.items())
        self._numbers = tuple(field for field in _NUMBERS if field in mapping)
        self._template = template
        self._last: dict[str, str] = {}

    def rows(self, rows: Iterator[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
        """Yield each row of products with our column names; rows that hold none are left out."""
        for number, cells in rows:
            row = cells if UNEVEN in cells else self._renamed(cells)
            if row is not None:
                yield number, row

    def _renamed(self, cells: Row) -> Row | None:
        row: Row = {}
        for field, heading in self._places:
            cell = cells.get(heading, "").strip()
            row[field] = bare(cell) if cell.startswith("'") else cell
        if self._template is not None:
            row = self._as_template(row, self._template)
            if not row.get("unit_price") and not row.get("sku") and not row.get("gtin"):
                return None  # a further picture, or the end of the file
        unit, gtin = row.get("unit", ""), row.get("gtin", "")
        row["unit"] = _UNITS.get(unit.lower(), unit) if unit else ""
        for field in self._numbers:
            text = row[field]
            if text:
                row[field] = number_of(text)
        row["gtin"] = " ".join(map(whole_gtin, gtin.replace(";", " ").split())) if gtin else ""
        if not row.get("sku"):
            row["sku"] = row["gtin"].split(" ")[0] or row.get("plu", "")
        return row

    def _as_template(self, row: Row, template: Template) -> Row:
        family = row.get("family", "")
        for field in template.carried:
            if row.get(field) or (family and family != self._last.get("family")):
                self._last[field] = row.get(field, "")
            row[field] = row.get(field) or self._last.get(field, "")
        self._last["family"] = family or self._last.get("family", "")
        variant = row.get("variant", "")
        if variant.lower() in _NO_VARIANT:
            row["variant"] = row["family"] = ""
        else:
            row["family"] = row.get("name", "")
            row["name"] = f"{row.get('name', '')} {variant}".strip()
        if row.get("unit_price", "").lower() == _ASKED:
            row["unit_price"], row["open_price"] = "0", "yes"
        if row.get("stock", "").startswith("-"):
            row["stock"] = ""  # sold before it was counted; there is no less than nothing
        return row


def bare(text: str) -> str:
    """Return a cell without spaces around it, and without the apostrophe that exports put.

    A spreadsheet runs a cell that begins like a formula; an apostrophe before it makes it text.
    """
    cell = text.strip()
    is_guarded = cell[:1] == "'" and cell[1:2] and cell[1] in STARTS_A_FORMULA
    return cell[1:] if is_guarded else cell


def number_of(text: str) -> str:
    """Return a number as programs write it, from ``1.234,50 €`` or ``$1,234.50``.

    A single comma before one, two or more than three digits begins the decimals; before exactly
    three it parts thousands, because prices have two decimals. What is longer than any number
    stays as it is.
    """
    return _number_of(text) if len(text) <= _LONGEST_NUMBER else text


@lru_cache(maxsize=16_384)
def _number_of(text: str) -> str:
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return text.strip()  # "=1+1" is no 11, and no date is a price
    bare = _BETWEEN_DIGITS.sub("", found["minus"] + found["number"]).replace("\u2212", "-")
    if "," in bare and "." in bare:
        decimal = max(",", ".", key=bare.rindex)
        other = "." if decimal == "," else ","
        return bare.replace(other, "").replace(decimal, ".")
    if bare.count(",") == 1 and len(bare.partition(",")[2]) != _DECIMALS:
        return bare.replace(",", ".")
    return bare.replace(",", "")


def whole_gtin(text: str) -> str:
    """Return a barcode with the zeros in front that a spreadsheet took away, if that is it."""
    if not (text.isascii() and text.isdigit()) or _is_gtin(text):
        return text
    if len(text) >= _SHORTEST_CUT:
        for length in _GTIN_LENGTHS:
            if len(text) < length and _is_gtin(text.zfill(length)):
                return text.zfill(length)
    return text


def _is_gtin(text: str) -> bool:
    return len(text) in _GTIN_LENGTHS and check_digit(text[:-1]) == text[-1]
