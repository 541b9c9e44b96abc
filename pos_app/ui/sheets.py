"""A table to be printed, before anybody knows on what."""

from __future__ import annotations

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """``name`` is that of its file; every text is ready to read.

    ``numbers`` are the places of the columns that stand to the right.
    """

    name: str
    title: str
    note: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int]
