"""A file is chosen, looked at and taken over while the till sells, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from pos_app.application import ports
from pos_app.bootstrap import Till
from pos_app.ui.imports.presenter import ImportsPresenter
from pos_app.ui.imports.view import ImportsView
from pos_app.ui.imports.wiring import connect_imports
from pos_app.ui.look import Look
from pos_app.ui.tasks import Cancelled
from pos_app.ui.widgets.hint_button import HintButton
from tests.ui.sell.shop import a_till

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard", extend=True
)


class WorkHere:
    """Does the work at once, in the same thread; stops it at its first step when told to."""

    def __init__(self) -> None:
        self.is_stopped = False

    def start(
        self,
        work: Callable[[ports.Progress], object],
        *,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        progressed: ports.Progress,
        cancelled: Callable[[], None],
    ) -> None:
        def report(so_far: int, of: int) -> None:
            if self.is_stopped:
                raise Cancelled
            progressed(so_far, of)

        try:
            value = work(report)
        except Cancelled:
            cancelled()
        except Exception as error:  # noqa: BLE001 - as the real one does
            failed(error)
        else:
            done(value)

    def cancel(self) -> None:
        """Nothing is under way when somebody could press the button."""


class Importer:
    """A window with the screen, and hands for it."""

    def __init__(self, look: Look, till: Till, folder: Path) -> None:
        self.till = till
        self.left: list[bool] = []
        self.work = WorkHere()
        self.view = ImportsView(look)
        self.presenter = ImportsPresenter(self.view, till.catalogue, self.work, folder)
        connect_imports(self.view, self.presenter)
        self.view.left.connect(self._leave)
        self.view.resize(1366, 768)
        self.view.show()
        self.view.activateWindow()
        QTest.qWaitForWindowActive(self.view)
        self.presenter.open()

    def words(self) -> str:
        QTest.qWait(1)
        labels = self.view.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible() and label.text())

    def press(self, name: str) -> None:
        QTest.qWait(1)
        shown = [each for each in self.view.findChildren(HintButton, name) if each.isVisible()]
        shown[0].click()

    def pick(self, name: str, option: str) -> None:
        """Open the list of a field by key and choose in it."""
        QTest.qWait(1)
        self.press(name)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(each for each in menu.actions() if each.text() == option).trigger()
        menu.close()

    def _leave(self) -> None:
        self.left.append(True)


@pytest.fixture
def importer(data_dir: Path, tmp_path: Path, look: Look, qtbot: QtBot) -> Iterator[Importer]:
    till = a_till(data_dir)
    till.start(None)
    folder = tmp_path / "files"
    folder.mkdir()
    importer = Importer(look, till, folder)
    qtbot.addWidget(importer.view)
    yield importer
    importer.view.close()
    till.close()


def a_file(tmp_path: Path, text: str, name: str = "prices.csv") -> Path:
    path = tmp_path / "files" / name
    path.write_text(text, encoding="utf-8")
    return path


def price_of(importer: Importer, sku: str) -> Decimal:
    product = importer.till.product_queries.by_code(sku)
    assert product is not None
    return product.price


def test_a_file_is_looked_at_taken_over_and_taken_back(importer: Importer, tmp_path: Path) -> None:
    importer.presenter.choose_file(a_file(tmp_path, "sku,price\n1002,9.90\n"))
    assert "1 row, it fits." in importer.words()
    importer.press("import")
    assert "prices.csv: 0 new, 1 changed, 0 as they were." in importer.words()
    assert price_of(importer, "1002") == Decimal("9.90")
    importer.press("take_back")
    assert "1 product is as before." in importer.words()
    assert price_of(importer, "1002") == Decimal("2.35")
    assert [row.split(", ")[-1] for row in importer.view.rows.texts()] == ["taken back"]


def test_columns_of_other_names_are_chosen_once_and_remembered(
    importer: Importer, tmp_path: Path
) -> None:
    text = "ref,what it is,cost us,sells at\nA1,Anise,1.00,2.00\n"
    importer.presenter.choose_file(a_file(tmp_path, text))
    assert "Say which column holds the product number" in importer.words()
    for name, heading in (("sku", "ref"), ("name", "what it is"), ("unit_price", "sells at")):
        importer.pick(name, heading)
    assert "1 row, it fits." in importer.words()
    importer.press("import")
    assert importer.till.product_queries.by_code("A1") is not None
    importer.presenter.choose_file(a_file(tmp_path, text, "b.csv"))
    assert "The columns are those you chose the last time." in importer.words()
    assert "1 row, it fits." in importer.words()


def test_a_column_holds_one_thing_only(importer: Importer, tmp_path: Path) -> None:
    importer.presenter.choose_file(a_file(tmp_path, "sku,name,price\nA,Anise,1.00\n"))
    importer.pick("variant", "name")
    button = importer.view.findChild(HintButton, "name")
    assert button is not None
    assert button.accessibleName() == "Name: Not in this file"


def test_rows_that_do_not_fit_are_listed_page_by_page_and_nothing_is_taken_over(
    importer: Importer, tmp_path: Path
) -> None:
    bad = "".join(f"B{n},Basil {n},cheap\n" for n in range(60))
    importer.presenter.choose_file(a_file(tmp_path, "sku,name,price\nA,Anise,1.00\n" + bad))
    assert "60 problems in 61 rows. Nothing is taken over while one is left." in importer.words()
    assert "1 to 50 of 60" in importer.words()
    assert importer.view.sample.rows.texts()[0].startswith("Row 3: Price, “cheap”: not an amount")
    importer.press("next")
    assert "51 to 60 of 60" in importer.words()
    importer.press("first_rows")
    assert importer.view.sample.rows.texts()[0].startswith("2  Anise")
    importer.press("import")
    assert importer.till.product_queries.by_code("A") is None


def test_a_known_product_is_found_by_its_barcode_when_that_is_chosen(
    importer: Importer, tmp_path: Path
) -> None:
    milk = importer.till.product_queries.by_code("1002")
    assert milk is not None
    text = f"sku,barcode,price\nOTHER,{milk.gtins[0]},7.70\n"
    importer.presenter.choose_file(a_file(tmp_path, text))
    importer.press("key-gtin")
    importer.press("import")
    assert price_of(importer, "1002") == Decimal("7.70")


def test_the_delimiter_can_be_told(importer: Importer, tmp_path: Path) -> None:
    importer.presenter.choose_file(a_file(tmp_path, "sku|price\n1002|9.90\n"))
    importer.pick("delimiter", "Comma")
    assert "Say which column holds the product number" in importer.words()
    importer.pick("delimiter", "Bar")
    assert "1 row, it fits." in importer.words()


def test_a_file_that_is_no_table_says_so_and_the_files_stay(
    importer: Importer, tmp_path: Path
) -> None:
    importer.presenter.choose_file(a_file(tmp_path, "", "empty.csv"))
    assert "empty.csv" in importer.words()
    importer.presenter.back()
    assert importer.left == [True]


def test_who_stops_an_import_has_what_was_before(importer: Importer, tmp_path: Path) -> None:
    importer.presenter.choose_file(a_file(tmp_path, "sku,price\n1002,9.90\n"))
    importer.work.is_stopped = True
    importer.press("import")
    assert "Stopped. Everything is as before." in importer.words()
    assert price_of(importer, "1002") == Decimal("2.35")


def test_the_keys_import_and_lead_back(importer: Importer, tmp_path: Path) -> None:
    importer.presenter.choose_file(a_file(tmp_path, "sku,price\n1002,9.90\n"))
    QTest.keyClick(importer.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert price_of(importer, "1002") == Decimal("9.90")
    importer.presenter.choose_file(a_file(tmp_path, "sku,price\n1002,9.95\n"))
    QTest.keyClick(importer.view, Qt.Key.Key_Escape)
    assert importer.left == []
    QTest.keyClick(importer.view, Qt.Key.Key_Escape)
    assert importer.left == [True]


def test_products_are_written_into_the_folder_and_read_again_without_a_change(
    importer: Importer, tmp_path: Path
) -> None:
    for name in ("export_csv", "export_xlsx", "export_csv"):
        importer.press(name)
    written = sorted(path.name for path in (tmp_path / "files").iterdir())
    assert [name[19:] for name in written] == [" (2).csv", ".csv", ".xlsx"]
    for name in written:
        importer.presenter.choose_file(tmp_path / "files" / name)
        importer.press("import")
        assert "0 new, 0 changed, " in importer.words()


def test_a_file_without_prices_says_what_it_cannot_do(importer: Importer, tmp_path: Path) -> None:
    importer.presenter.choose_file(a_file(tmp_path, "sku,name,stock\n1002,Whole milk 2 L,40\n"))
    assert "which column is the price" in importer.words()


def test_a_code_that_another_product_has_is_named_as_it_is_printed(
    importer: Importer, tmp_path: Path
) -> None:
    text = "sku,name,price,barcode\nNEW,Nuts,1.00,0400100000021\n"
    importer.presenter.choose_file(a_file(tmp_path, text))
    importer.press("import")
    (problem,) = importer.view.sample.rows.texts()
    assert problem == "Row 2: Barcodes, “0400100000021”: another product has it"
