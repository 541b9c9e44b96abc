"""The boxes of the sell screen's layouts: what a layout says, whichever it is.

Nothing here knows Qt, so each layout is a test of numbers.
"""

from __future__ import annotations

from enum import StrEnum

from pos_app.domain.records import dataclass

GUTTER = 12
GAP = 8


class Mode(StrEnum):
    """Which of the four layouts a window gets."""

    WIDE = "wide"
    BASE = "base"
    NARROW = "narrow"
    TABS = "tabs"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in window pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first pixel column to the right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first pixel row below it."""
        return self.y + self.height


NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Regions:
    """All boxes of one layout; what the layout does not have is ``NOWHERE``.

    ``left`` is what panels and cards take. With tabs, ``chips`` and ``tiles`` belong to the
    first, ``cart`` and ``actions`` to the second, ``readout`` and ``keypad`` to the third.
    """

    mode: Mode
    topbar: Box
    banner: Box
    tabs: Box
    left: Box
    entry: Box
    chips: Box
    chip_columns: int
    tiles: Box
    tile_columns: int
    tile_rows: int
    cart: Box
    cart_row: int
    actions: Box
    strip: Box
    total: Box
    exact: Box
    notes: Box
    note_columns: int
    readout: Box
    keypad: Box


def fitted_rows(height: int, rows: int) -> int:
    """Return the height that ``rows`` equal rows with gaps really take of ``height``."""
    return (height + GAP) // rows * rows - GAP
