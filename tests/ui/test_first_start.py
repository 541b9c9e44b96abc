"""The first start, used by keyboard and touch, on a real folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Till, open_till
from pos_app.resource_files import resource
from pos_app.ui.background_task import BackgroundTask
from pos_app.ui.first_start.choice_field import ChoiceField
from pos_app.ui.first_start.presenter import FirstStartPresenter
from pos_app.ui.first_start.view import FirstStartView
from pos_app.ui.first_start.wiring import connect_first_start
from pos_app.ui.look import Look
from pos_app.ui.robot.hand import NotShown, Robot


class Scene:
    """The screen in the hands of an owner."""

    def __init__(self, look: Look, till: Till, qtbot: QtBot) -> None:
        self.till = till
        self.opened = 0
        self.keeps_shifts = False
        self.view = FirstStartView(look, till.data_dir)
        self.background = BackgroundTask("import")
        self.presenter = FirstStartPresenter(
            self.view,
            stores=till.stores,
            taxes=till.taxes,
            imports=till.catalogue.imports,
            background=self.background,
            sample_catalogue=resource("samples", "catalogue.csv"),
            opened=self._count,
            sign_in=till.people.sign_in,
            use_shifts=self._use_shifts,
        )
        connect_first_start(self.view, self.presenter)
        qtbot.addWidget(self.view)
        self.view.resize(1366, 768)
        self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)
        self.presenter.start("en_US")
        self.robot = Robot(self.view)

    def _count(self) -> None:
        self.opened += 1

    def _use_shifts(self) -> None:
        self.keeps_shifts = True


@pytest.fixture
def till(data_dir: Path) -> Iterator[Till]:
    till = open_till(data_dir)
    yield till
    till.close()


@pytest.fixture
def scene(look: Look, till: Till, qtbot: QtBot) -> Iterator[Scene]:
    scene = Scene(look, till, qtbot)
    yield scene
    scene.background.close()


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def set_up_by_keyboard(scene: Scene) -> None:
    robot = scene.robot
    robot.type_in("Corner Shop")
    robot.press("Return")
    robot.type_in("eur")
    robot.press("Return")
    robot.type_in("Ines")
    robot.press("Return")
    robot.type_in("2580")
    robot.press("Return")
    robot.type_in("2580")
    robot.press("Return")


def test_a_store_is_set_up_without_a_mouse(scene: Scene) -> None:
    set_up_by_keyboard(scene)
    scene.robot.wait_for("Bring your products in")
    scene.till.reload_store()
    store = scene.till.store
    assert store is not None
    assert (store.name, store.currency, store.owner_name) == ("Corner Shop", "EUR", "Ines")
    assert store.prices_include_tax is False


def test_the_pin_is_entered_by_touch_and_never_spoken(scene: Scene) -> None:
    robot = scene.robot
    for digit in "2580":
        robot.tap(digit)
    assert robot.sees("PIN, 4 digits typed")
    robot.tap("Backspace")
    assert robot.sees("PIN, 3 digits typed")
    spoken = [widget.accessibleName() for widget in scene.view.findChildren(QWidget)]
    assert "258" not in " ".join(spoken)


def test_a_missing_name_is_said_under_its_field_and_takes_the_cursor(scene: Scene) -> None:
    robot = scene.robot
    robot.tap("Open the store")
    assert robot.sees("Enter the name that receipts show, up to 80 letters.")
    assert robot.sees("A PIN is missing.")
    assert focused().accessibleName() == "Store name"
    robot.type_in("Corner Shop")
    robot.tap("Open the store")
    assert not robot.sees("Enter the name that receipts show, up to 80 letters.")


def test_the_owner_says_whether_people_sign_in_and_cash_is_counted(scene: Scene) -> None:
    scene.robot.tap("No sign-in")
    set_up_by_keyboard(scene)
    scene.robot.wait_for("Bring your products in")
    scene.till.reload_store()
    assert scene.till.store is not None
    assert (scene.till.store.has_sign_in, scene.keeps_shifts) == (False, True)


def test_cash_need_not_be_counted(scene: Scene) -> None:
    scene.robot.tap("Not counted")
    set_up_by_keyboard(scene)
    scene.robot.wait_for("Bring your products in")
    scene.till.reload_store()
    assert scene.till.store is not None
    assert (scene.till.store.has_sign_in, scene.keeps_shifts) == (True, False)


def test_letters_do_not_get_into_a_pin(scene: Scene, qtbot: QtBot) -> None:
    robot = scene.robot
    for _stop in range(7):
        robot.press("Tab")
    robot.type_in("1a2")
    assert robot.sees("PIN, 2 digits typed")


def test_the_sample_store_opens_with_one_key_and_enter(scene: Scene) -> None:
    scene.robot.press("Alt+S")
    scene.robot.wait_for("224 products are ready to sell", patience=20_000)
    scene.robot.press("Return")
    assert scene.opened == 1
    assert scene.till.product_queries.count() == 224


def test_a_file_is_found_by_walking_folders(scene: Scene, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "shop.csv").write_text("sku,name,unit_price\n1,Apple,0.50\n", encoding="utf-8")
    set_up_by_keyboard(scene)
    scene.robot.wait_for("Bring your products in")
    scene.robot.press("Return")
    scene.robot.wait_for("Choose the file of your products")
    scene.presenter.open_folder(tmp_path)
    scene.robot.tap_item("Files", "lists")
    scene.robot.wait_for("shop.csv")
    scene.robot.press("Alt+Up")
    scene.robot.wait_until(lambda: "lists" in scene.robot.items("Files"), "the folder above")
    scene.robot.press("Return")
    scene.robot.press("Return")
    scene.robot.rest(200)
    scene.robot.wait_for("1 product is ready to sell")


def test_a_double_click_takes_nothing_that_it_did_not_aim_at(scene: Scene, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "shop.csv").write_text("sku,name,unit_price\n1,Apple,0.50\n", encoding="utf-8")
    set_up_by_keyboard(scene)
    scene.presenter.open_folder(tmp_path)
    files = scene.view.findChild(QListWidget)
    assert files is not None
    where = files.visualItemRect(files.item(0)).center()
    no_key = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(files.viewport(), Qt.MouseButton.LeftButton, no_key, where)
    QTest.mouseDClick(files.viewport(), Qt.MouseButton.LeftButton, no_key, where)
    assert scene.robot.items("Files") == ["shop.csv"]


def test_bad_rows_are_listed_and_the_corrected_file_comes_in(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "shop.csv"
    rows = "".join(f"{n},Thing {n},much\n" for n in range(30))
    path.write_text(f"sku,name,unit_price\n{rows}", encoding="utf-8")
    set_up_by_keyboard(scene)
    scene.presenter.take_file(path)
    scene.robot.wait_for("Nothing was taken over")
    assert scene.robot.sees("and 10 more rows")
    path.write_text("sku,name,unit_price\n1,Apple,0.50\n", encoding="utf-8")
    scene.robot.press("Return")
    scene.robot.wait_for("1 product is ready to sell")


def test_an_import_is_stopped_and_leaves_nothing(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    rows = "".join(f"{n},Thing {n},1.00\n" for n in range(20_000))
    path.write_text(f"sku,name,unit_price\n{rows}", encoding="utf-8")
    set_up_by_keyboard(scene)
    scene.presenter.take_file(path)
    scene.robot.press("Escape")
    scene.robot.wait_for("The import was stopped", patience=20_000)
    assert scene.till.product_queries.count() == 0


def test_the_list_of_currencies_finds_by_name(scene: Scene) -> None:
    robot = scene.robot
    robot.press("Tab")
    robot.type_in("franc")
    assert "CHF  Swiss Franc" in robot.items("Currencies")
    assert "EUR  Euro" not in robot.items("Currencies")
    robot.tap_item("Currencies", "CHF")
    assert robot.sees("CHF  Swiss Franc")
    assert not robot.sees("XOF")


def test_the_list_of_currencies_is_walked_by_keys(scene: Scene) -> None:
    robot = scene.robot
    robot.press("Tab")
    robot.type_in("franc")
    first, second, *_rest = robot.items("Currencies")
    robot.press("Down")
    robot.press("Return")
    assert robot.sees(second)
    assert not robot.sees(first)
    assert focused().accessibleName() == "Your name"


def test_a_tap_shows_every_currency(scene: Scene) -> None:
    field = scene.view.findChild(ChoiceField)
    assert field is not None
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert len(scene.robot.items("Currencies")) > 150


def test_what_is_not_there_cannot_be_tapped(scene: Scene) -> None:
    with pytest.raises(NotShown):
        scene.robot.tap("Start selling")


def test_every_control_has_a_name_for_a_screen_reader(scene: Scene) -> None:
    for step in (scene.presenter.ask_for_products, scene.presenter.pick_file):
        step()
        for widget in scene.view.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert widget.accessibleName(), widget


def test_a_store_that_picks_its_country_has_its_rates(scene: Scene) -> None:
    country = scene.view._set_up._country
    QTest.mouseClick(country, Qt.MouseButton.LeftButton)
    scene.robot.type_in("german")
    scene.robot.press("Return")
    assert country.text() == "DE  Germany"
    scene.view._set_up._store_name.setFocus()
    set_up_by_keyboard(scene)
    scene.robot.wait_for("Bring your products in")
    taxes = scene.till.taxes.categories()
    assert (taxes[0].name, taxes[0].is_default) == ("Standard 19%", True)
    assert "Reduced 7%" in [each.name for each in taxes]


def test_a_country_of_nowhere_is_said_at_its_field(scene: Scene) -> None:
    scene.view._set_up._country.setText("Atlantis")
    set_up_by_keyboard(scene)
    assert scene.robot.sees("Choose a country from the list, or leave this empty.")
    assert focused() is scene.view._set_up._country
