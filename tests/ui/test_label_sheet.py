"""What we print on a label is read back by a decoder that is not ours."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from pos_app.ui.printing.label_formats import FORMATS, Label, LabelFormat, bars_within
from pos_app.ui.printing.label_sheet import draw_label, write_labels
from tests.builders import a_gtin

_DOTS_PER_MM = 12  # 300 dots per inch


def read_back(label: Label, width: float, height: float) -> list[str]:
    image = QImage(
        int(width * _DOTS_PER_MM), int(height * _DOTS_PER_MM), QImage.Format.Format_Grayscale8
    )
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(_DOTS_PER_MM, _DOTS_PER_MM)
    draw_label(painter, label, QRectF(0, 0, width, height), "IBM Plex Sans")
    painter.end()
    pixels = memoryview(image.constBits()).cast("B", (image.height(), image.bytesPerLine()))
    return [found.text for found in zxingcpp.read_barcodes(pixels)]


@pytest.mark.parametrize("code", ["4006381333931", "0400100000014", "96385074", "MILK-2L"])
@pytest.mark.parametrize("sheet", FORMATS, ids=lambda sheet: sheet.name)
def test_a_label_of_each_format_is_read_back(
    qapp: QApplication, sheet: LabelFormat, code: str
) -> None:
    label = Label("Whole milk 2 L", "2.35", code)
    assert read_back(label, sheet.width, sheet.height) == [code]


@settings(max_examples=25, deadline=None)
@given(number=st.integers(0, 10**9))
def test_any_number_of_the_store_is_read_back(qapp: QApplication, number: int) -> None:
    code = a_gtin(number)
    assert read_back(Label("Milk", "1.00", code), 70.0, 37.0) == [code]


def test_sheets_are_written_whole(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "labels" / "labels.pdf"
    write_labels([Label("Milk", "1.20", "96385074")] * 25, FORMATS[0], "IBM Plex Sans", path)
    assert path.read_bytes().startswith(b"%PDF")
    assert [each.name for each in path.parent.iterdir()] == ["labels.pdf"]


@pytest.mark.parametrize("code", ["Käse", "SKU-2024-" + "0" * 40])
def test_a_code_that_bars_cannot_hold_stands_there_as_text(
    qapp: QApplication, tmp_path: Path, code: str
) -> None:
    label = Label("Cheese", "1.20", code)
    assert bars_within(code, FORMATS[1].width) is None
    assert read_back(label, FORMATS[1].width, FORMATS[1].height) == []
    write_labels([label], FORMATS[1], "IBM Plex Sans", tmp_path / "labels.pdf")
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF")


@settings(max_examples=25, deadline=None)
@given(text=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=16))
def test_any_short_code_of_the_store_is_read_back(qapp: QApplication, text: str) -> None:
    assert read_back(Label("Milk", "1.00", text), 99.1, 38.1) == [text]
