"""The window is there before the program is, and what is scanned into it is sold."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import open_till
from pos_app.settings import Settings
from pos_app.ui.look import Look
from pos_app.ui.opening import Opening, deliver
from pos_app.ui.single_till import SingleTill
from pos_app.ui.sounds import Sounds
from pos_app.ui.till_app import TillApp
from tests.stores import ROOT, a_till, stocked

MILK = "0400100000014"
PROBE = "tests.performance.start_probe"
# Whoever only waits for the window waits for none of these.
NOT_FOR_THE_OUTLINE = ("sqlalchemy", "cryptography", "babel", "pos_app.cli", "pos_app.application")
# Rooms that a shift may never enter, and what only they, other commands or an upgrade need.
NOT_FOR_A_SALE = (
    "pos_app.cli",
    "pos_app.application.promotion_service",
    "pos_app.application.return_service",
    "pos_app.infrastructure.audit.verifier",
    "pos_app.infrastructure.persistence.repositories.orders",
    "pos_app.ui.codes.view",
    "pos_app.ui.imports",
    "pos_app.ui.people",
    "pos_app.ui.products.view",
    "pos_app.ui.tile_board",
    "pos_app.ui.audit",
    "pos_app.ui.audit_office",
    "pos_app.ui.audit_replay",
    "pos_app.ui.red_flags",
    "pos_app.ui.returns.view",
    "pos_app.ui.stock.view",
    "pos_app.ui.promotions.view",
    "pos_app.ui.customers.view",
    "pos_app.ui.tax_settings",
    "pos_app.ui.shift.view",
    "pos_app.ui.upkeep",
    "alembic",
    "argon2",
    "cryptography",
    "openpyxl",
    "rapidfuzz",
    "segno",
    "sqlalchemy.orm",
)
# Whoever adds a module to the way to the first sale takes it from somewhere else, or says why not.
MOST_OF_OURS, MOST_OF_OTHERS = 530, 335


def loaded_by(modules: str) -> set[str]:
    code = f"import sys, {modules}; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return set(told.stdout.split())


def test_the_outline_waits_for_little(tmp_path: Path) -> None:
    loaded = loaded_by("pos_app.__main__, pos_app.ui.opening")
    assert not loaded & set(NOT_FOR_THE_OUTLINE)


def test_the_first_sale_waits_for_no_other_room() -> None:
    loaded = loaded_by("pos_app.till_start")
    assert "pos_app.ui.sell.view" in loaded
    assert not loaded & set(NOT_FOR_A_SALE)


def test_a_till_sells_before_more_than_a_fixed_number_of_modules_is_read(shop: Path) -> None:
    """Count what a whole start has read once a scan is in the cart, the keepers' threads too."""
    notes = shop / "notes"
    subprocess.run(
        [sys.executable, "-m", PROBE, notes, MILK, "--data-dir", shop],
        check=True,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        timeout=100,
    )
    sold = notes.read_text().splitlines()[-1].split()
    assert sold[0] == "sells"
    assert 100 < int(sold[4]) <= MOST_OF_OURS
    assert 100 < int(sold[5]) <= MOST_OF_OTHERS


@pytest.fixture
def shop(data_dir: Path) -> Path:
    with a_till(data_dir) as till:
        stocked(till, "Milk", gtins=(MILK,))
    Settings(is_maximized=False, window=(0, 0, 1366, 768)).save(data_dir)
    return data_dir


def test_a_scan_into_the_outline_is_the_first_of_the_sale(
    shop: Path, look: Look, qtbot: QtBot
) -> None:
    opening = Opening(shop)
    opening.show()
    window = opening.window
    assert window is not None
    assert window.isVisible()
    outline = window.focusWidget()
    assert outline.accessibleName()
    QTest.keyClicks(outline, MILK)
    QTest.keyClick(outline, Qt.Key.Key_Return)
    app = TillApp(look, open_till(shop), Sounds(shop / "sounds"), window=window)
    app.open()
    deliver(opening.hand_over(), window)
    assert app.selling is not None
    presenter = app.selling.presenter
    qtbot.waitUntil(lambda: presenter.cart is not None)
    assert presenter.cart is not None
    assert [line.name for line in presenter.cart.lines] == ["Milk"]
    assert app.window is window
    app.close()
    opening.single.release()


def test_a_folder_in_use_opens_no_second_outline(qapp: QApplication, shop: Path) -> None:
    first = SingleTill(shop)
    assert first.hold()
    opening = Opening(shop)
    opening.show()
    assert opening.window is None
    assert not opening.hand_over()
    first.release()
