"""Text that a spreadsheet would run as a formula leaves the program as text."""

from __future__ import annotations

from typing import TypeVar

# What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection").
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_Cell = TypeVar("_Cell")


def harmless(cell: _Cell) -> _Cell | str:
    """Return a cell that runs nothing: text gets an apostrophe before it, numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA) and not _is_number(cell):
        return f"'{cell}"
    return cell


def _is_number(text: str) -> bool:
    return text[1:].replace(".", "", 1).isdigit()
