"""What stands on a label, and the sheets that labels come on."""

from __future__ import annotations

from dataclasses import dataclass

from pos_app.domain.errors import InvalidCode
from pos_app.domain.services.bars import Bars, bars_of

PADDING_MM = 2.0
# GS1 names 0.33 mm for a module; more than half a millimetre helps no scanner, and below 7.5
# thousandths of an inch the printers of shops blur the bars into each other.
_SMALLEST_MODULE_MM, _LARGEST_MODULE_MM = 0.19, 0.5


@dataclass(frozen=True, slots=True)
class LabelFormat:
    """``columns`` by ``rows`` labels on A4; without columns each label is a page of its size.

    ``width`` and ``height`` are of one label, in millimetres.
    """

    name: str
    columns: int
    rows: int
    width: float
    height: float


FORMATS = (
    LabelFormat("A4 3 × 8", 3, 8, 70.0, 37.0),
    LabelFormat("A4 4 × 10", 4, 10, 52.5, 29.7),
    LabelFormat("A4 2 × 7", 2, 7, 99.1, 38.1),
)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on a label; ``price`` is ready to show, ``code`` is drawn."""

    name: str
    price: str
    code: str


def bars_within(code: str, width: float) -> tuple[Bars, float] | None:
    """Return the bars of a code and the width of one module, for a label ``width`` wide.

    Both are in millimetres. None where bars could not be read: a code that no barcode can hold,
    or one too long for the label; then the code stands there as text.
    """
    try:
        bars = bars_of(code)
    except InvalidCode:
        return None
    module = (width - 2 * PADDING_MM) / (len(bars.modules) + 2 * bars.quiet)
    return (bars, min(module, _LARGEST_MODULE_MM)) if module >= _SMALLEST_MODULE_MM else None
