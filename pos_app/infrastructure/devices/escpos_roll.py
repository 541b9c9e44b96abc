"""Labels on printers that speak ESC/POS, as pictures, so that any script and any bars come out.

Source: Epson's "ESC/POS Command Reference": ``ESC @`` (initialize), ``GS v 0`` (print raster bit
image), ``ESC J`` (print and feed), ``GS V`` (cut).
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from pathlib import Path

from pos_app.application.label_roll import Raster

_INITIALIZE = b"\x1b@"
_RASTER = b"\x1dv0\x00"
# Function B of the cut feeds to the knife first; 66 leaves a corner, so that no label falls down.
_FEED_AND_CUT = b"\x1dVB\x00"
# A cheap printer holds few rows at a time; a taller picture comes out in bands without a gap.
_ROWS_PER_BAND = 128
_RAW_PORT = 9100
_SECONDS = 5.0


def encoded(labels: Sequence[Raster]) -> bytes:
    """Return what makes an ESC/POS printer print the labels, with a cut after each."""
    parts = [_INITIALIZE]
    for label in labels:
        width = label.width // 8
        band = width * _ROWS_PER_BAND
        for start in range(0, len(label.rows), band):
            rows = label.rows[start : start + band]
            parts.append(_RASTER)
            parts.append(width.to_bytes(2, "little"))
            parts.append((len(rows) // width).to_bytes(2, "little"))
            parts.append(rows)
        parts.append(_FEED_AND_CUT)
    return b"".join(parts)


class EscPosRoll:
    """Fulfils ``LabelRoll``: a printer in the network by its raw port, or a device by its path."""

    def print(self, address: str, labels: Sequence[Raster]) -> None:
        """Print the labels.

        Raises:
            OSError: it could not be reached, or took not all of them.
        """
        content = encoded(labels)
        address = address.strip()
        if not address:
            raise FileNotFoundError(2, "No printer is named")
        if "/" in address or "\\" in address:
            with Path(address).open("wb", buffering=0) as device:
                _write_all(device.write, content)
            return
        host, _, port = address.partition(":")
        try:
            number = int(port) if port else _RAW_PORT
        except ValueError:
            raise ConnectionError(f"{port} is no port") from None
        with socket.create_connection((host, number), timeout=_SECONDS) as connection:
            connection.sendall(content)


def _write_all(write: Callable[[memoryview], int | None], content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[write(rest) or 0 :]
