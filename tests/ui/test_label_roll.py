"""What a printer with a roll is told to print is read back by a decoder that is not ours."""

from __future__ import annotations

import socket
import threading
from itertools import groupby
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from pos_app.domain.values.ids import utc_now
from pos_app.infrastructure.devices.escpos_roll import EscPosRoll, encoded
from pos_app.ui.printing.label_formats import ROLLS, Label, LabelFormat
from pos_app.ui.printing.label_printing import LabelPrinting
from pos_app.ui.printing.label_raster import raster_of
from tests.builders import a_gtin

FAMILY = "IBM Plex Sans"
_SCALE = 2


def labels_in(stream: bytes) -> list[bytes]:
    """Do what a printer does: return the picture of each label, a byte a dot, 255 is paper."""
    assert stream.startswith(b"\x1b@")
    place, dots, labels, width = 2, b"", [], 0
    while place < len(stream):
        if stream.startswith(b"\x1dv0\x00", place):
            width = int.from_bytes(stream[place + 4 : place + 6], "little")
            rows = int.from_bytes(stream[place + 6 : place + 8], "little")
            place += 8 + width * rows
            dots += stream[place - width * rows : place]
        else:
            assert stream.startswith(b"\x1dVB\x00", place)
            place += 4
            labels.append(dots)
            dots = b""
    assert not dots
    return [_grey(each, width) for each in labels]


def _grey(dots: bytes, width: int) -> bytes:
    """Return the dots, each two wide and two high, as a camera would see them."""
    rows = []
    for start in range(0, len(dots), width):
        bits = "".join(f"{byte:08b}" for byte in dots[start : start + width])
        row = b"".join((b"\x00" if bit == "1" else b"\xff") * _SCALE for bit in bits)
        rows.append(row * _SCALE)
    return b"".join(rows)


def read_back(label: Label, sheet: LabelFormat) -> list[str]:
    (picture,) = labels_in(encoded([raster_of(label, sheet, FAMILY)]))
    width = int(sheet.width) * 8 * _SCALE
    pixels = memoryview(picture).cast("B", (len(picture) // width, width))
    return [found.text for found in zxingcpp.read_barcodes(pixels)]


@pytest.mark.parametrize("code", ["4006381333931", "0400100000014", "96385074", "MILK-2L"])
@pytest.mark.parametrize("sheet", ROLLS, ids=lambda sheet: sheet.name)
def test_a_label_of_each_roll_is_read_back(
    qapp: QApplication, sheet: LabelFormat, code: str
) -> None:
    assert read_back(Label("Whole milk 2 L", "2.35", code), sheet) == [code]


@settings(max_examples=20, deadline=None)
@given(number=st.integers(0, 10**9))
def test_any_number_of_the_store_is_read_back(qapp: QApplication, number: int) -> None:
    assert read_back(Label("Milk", "1.00", a_gtin(number)), ROLLS[1]) == [a_gtin(number)]


def test_a_label_fills_the_paper_and_bars_stand_on_whole_dots(qapp: QApplication) -> None:
    raster = raster_of(Label("Milk", "1.00", "4006381333931"), ROLLS[1], FAMILY)
    assert (raster.width, raster.height) == (384, 240)
    row = raster.rows[48 * 150 : 48 * 151]
    bars = "".join(f"{byte:08b}" for byte in row).strip("0")
    assert {len(list(run)) % 3 for _, run in groupby(bars)} == {0}


def test_a_printer_in_the_network_gets_every_label(qapp: QApplication, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        came: list[bytes] = []

        def take() -> None:
            connection, _ = server.accept()
            with connection:
                while part := connection.recv(65_536):
                    came.append(part)

        thread = threading.Thread(target=take)
        thread.start()
        printing = LabelPrinting(tmp_path, FAMILY, EscPosRoll(), utc_now)
        address = f"127.0.0.1:{server.getsockname()[1]}"
        printing.print([Label("Milk", "1.00", "96385074")] * 3, ROLLS[0], address)
        thread.join()
    assert len(labels_in(b"".join(came))) == 3
    assert LabelPrinting(tmp_path, FAMILY, EscPosRoll(), utc_now).address == address


def test_a_printer_on_a_cable_gets_every_label(qapp: QApplication, tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    printing = LabelPrinting(tmp_path, FAMILY, EscPosRoll(), utc_now)
    printing.print([Label("Milk", "1.00", "96385074")], ROLLS[0], str(device))
    assert len(labels_in(device.read_bytes())) == 1


@pytest.mark.parametrize("address", ["", "127.0.0.1:1", "127.0.0.1:door", "/nowhere/lp0"])
def test_a_printer_that_is_not_there_is_told(
    qapp: QApplication, tmp_path: Path, address: str
) -> None:
    printing = LabelPrinting(tmp_path, FAMILY, EscPosRoll(), utc_now)
    with pytest.raises(OSError, match=r"."):
        printing.print([Label("Milk", "1.00", "96385074")], ROLLS[0], address)
    assert printing.address == ""
