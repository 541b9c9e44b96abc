"""A receipt's PDF holds its text, its font and nothing half done."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from threading import Thread

import pytest
import zxingcpp
from PySide6.QtGui import QFontDatabase, QImage
from pytestqt.qtbot import QtBot

from pos_app.application.evidence import qr_text
from pos_app.ui.printing.receipt_pdf import ReceiptPdf

_LINES = (
    "             Maple & Main Grocery",
    "",
    "Receipt 1-00001                 2026-03-12 14:32",
    "-" * 48,
    "Fillet of fish, office crème                6.30",
    "  Discount                                 -1.30",
    "-" * 48,
    "TOTAL EUR                                   5.00",
    "Cash                                       30.00",
    "Change                                     25.00",
)
_FONTS = Path(__file__).parents[2] / "resources" / "fonts"

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils reads the PDF back"
)


@pytest.fixture
def write(qapp: object) -> ReceiptPdf:
    for file in sorted(_FONTS.glob("IBMPlexMono*.ttf")):
        assert QFontDatabase.addApplicationFont(str(file)) >= 0
    return ReceiptPdf("IBM Plex Mono")


def read_back(tool: str, *arguments: str) -> str:
    done = subprocess.run([tool, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


@needs_poppler
def test_its_text_can_be_read_by_a_program_that_is_not_ours(
    write: ReceiptPdf, tmp_path: Path
) -> None:
    path = tmp_path / "1-00001.pdf"
    write(_LINES, "Maple & Main 1-00001", path)
    rows = [row.split() for row in read_back("pdftotext", "-layout", str(path), "-").splitlines()]
    expected = [line.split() for line in _LINES if line]
    assert [row for row in rows if row] == expected


@needs_poppler
def test_it_is_80_mm_wide_one_page_and_carries_its_font(write: ReceiptPdf, tmp_path: Path) -> None:
    path = tmp_path / "1-00001.pdf"
    write(_LINES, "Maple & Main 1-00001", path)
    about = dict(
        line.split(":", 1) for line in read_back("pdfinfo", str(path)).splitlines() if ":" in line
    )
    assert about["Pages"].strip() == "1"
    assert about["Title"].strip() == "Maple & Main 1-00001"
    assert about["Page size"].split()[0] == "227"
    fonts = read_back("pdffonts", str(path)).splitlines()[2:]
    assert fonts
    assert all("IBMPlexMono" in font for font in fonts)
    embedded = [font.split()[-5] for font in fonts]
    assert set(embedded) == {"yes"}


@needs_poppler
def test_a_longer_receipt_has_a_longer_page(write: ReceiptPdf, tmp_path: Path) -> None:
    heights = []
    for count in (5, 50):
        path = tmp_path / f"{count}.pdf"
        write(("Shop", *(f"Line {n}" for n in range(count))), "t", path)
        size = next(
            line for line in read_back("pdfinfo", str(path)).splitlines() if "Page size" in line
        )
        heights.append(int(size.split()[4]))
    assert heights[1] > heights[0] * 4


def test_four_threads_may_write_at_once(write: ReceiptPdf, tmp_path: Path) -> None:
    def work(lane: int) -> None:
        for number in range(5):
            write(_LINES, "t", tmp_path / f"{lane}-{number}.pdf")

    threads = [Thread(target=work, args=(lane,)) for lane in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    written = sorted(tmp_path.iterdir())
    assert len(written) == 20
    assert all(path.read_bytes().startswith(b"%PDF-") for path in written)


def test_a_folder_that_is_gone_is_an_os_error_and_leaves_nothing(
    write: ReceiptPdf, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):
        write(_LINES, "t", tmp_path / "gone" / "1.pdf")
    assert not list(tmp_path.iterdir())


def test_what_was_there_stays_until_the_new_page_is_whole(
    write: ReceiptPdf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "1.pdf"
    write(_LINES, "t", path)
    before = path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write(("Other",), "t", path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_title_too_long_for_large_letters_stays_within_the_paper(
    write: ReceiptPdf, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "1.pdf"
    write(("The Very Long Named Corner Grocery Of Millbrook",), "t", path)
    assert path.stat().st_size > 1000


@needs_poppler
def test_an_independent_decoder_reads_the_code_of_the_log(
    write: ReceiptPdf, tmp_path: Path
) -> None:
    path = tmp_path / "1-00001.pdf"
    text = qr_text("01931d2a-7c00-7005-8000-000000000005", "1", 1_204_338, "ab" * 32)
    write(_LINES, "Maple & Main 1-00001", path, text)
    subprocess.run(
        ["pdftoppm", "-r", "203", "-png", "-singlefile", path, tmp_path / "page"], check=True
    )
    picture = QImage(str(tmp_path / "page.png")).convertToFormat(QImage.Format.Format_Grayscale8)
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == text
