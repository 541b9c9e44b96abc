"""Where labels go that are printed on a roll, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture in black and white.

    ``rows`` holds it row by row, ``width`` dots each, eight to a byte, the leftmost in the highest
    bit; 1 is dark. ``width`` is a multiple of eight.
    """

    width: int
    rows: bytes

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows) * 8 // self.width


class LabelRoll(Protocol):
    """A printer of labels or receipts with a roll of paper."""

    def print(self, address: str, labels: Sequence[Raster]) -> None:
        """Print the labels at ``address``: ``host``, ``host:port``, or the path of a device.

        Raises:
            OSError: it could not be reached, or took not all of them.
        """
