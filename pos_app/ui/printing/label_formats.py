"""What stands on a label, and the sheets that labels come on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pos_app.domain.errors import InvalidCode
from pos_app.domain.records import dataclass
from pos_app.domain.services.bars import Bars, bars_of

PADDING_MM = 2.0
# 203 dots per inch, what nearly every printer with a roll has.
DOTS_PER_MM = 8
# GS1 names 0.33 mm for a module; more than half a millimetre helps no scanner, and below 7.5
# thousandths of an inch the printers of shops blur the bars into each other.
_ROUNDING = 1e-9
_SMALLEST_MODULE_MM, _LARGEST_MODULE_MM = 0.19, 0.5


@dataclass(frozen=True, slots=True)
class LabelFormat:
    """``columns`` by ``rows`` labels on A4; without columns each label is a page of its size.

    ``width`` and ``height`` are of one label, in millimetres. A roll's labels come out of a
    printer one after the other.
    """

    name: str
    columns: int
    rows: int
    width: float
    height: float
    is_roll: bool = False


FORMATS = (
    LabelFormat("A4 3 × 8", 3, 8, 70.0, 37.0),
    LabelFormat("A4 4 × 10", 4, 10, 52.5, 29.7),
    LabelFormat("A4 2 × 7", 2, 7, 99.1, 38.1),
)

# What printers of receipts print on paper of 80 and 58 mm: the wide one for shelves, the narrow
# one for products.
ROLLS = (
    LabelFormat("Roll 80 mm", 0, 0, 72.0, 38.0, is_roll=True),
    LabelFormat("Roll 58 mm", 0, 0, 48.0, 30.0, is_roll=True),
)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on a label; ``price`` is ready to show, ``code`` is drawn."""

    name: str
    price: str
    code: str


class LabelPrinter(Protocol):
    """Prints labels on what they are wanted on; ``address`` is where the roll's printer is."""

    address: str

    def print(self, labels: Sequence[Label], sheet: LabelFormat, address: str) -> str:
        """Print the labels on any thread, and return the file or the printer they are in.

        Raises:
            OSError: the folder cannot be written, or the printer cannot be reached.
        """


def bars_within(code: str, width: float, dot: float = 0.0) -> tuple[Bars, float] | None:
    """Return the bars of a code and the width of one module, for a label ``width`` wide.

    All are in millimetres; a printer with coarse dots of ``dot`` gets a module of whole ones. None
    where bars could not be read: a code that no barcode can hold, or one too long for the label;
    then the code stands there as text.
    """
    try:
        bars = bars_of(code)
    except InvalidCode:
        return None
    room = (width - 2 * PADDING_MM) / (len(bars.modules) + 2 * bars.quiet)
    module = min(room, _LARGEST_MODULE_MM)
    if dot:
        module = int(module / dot + _ROUNDING) * dot
    return (bars, module) if module >= _SMALLEST_MODULE_MM else None
