"""The replay under keys, buttons, slider and time."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Till
from pos_app.domain.values.quantity import ONE
from pos_app.ui.audit_replay.replay_state import CartFlag
from pos_app.ui.audit_replay.screen import ReplayScreen
from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from tests.stores import stocked
from tests.ui.audit_replay.desk import ReaderAtHand
from tests.ui.audit_replay.sales import CART, NUMBER

FLAG = "Three lines worth 37.80 were removed after the customer saw 62.15."
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(qtbot: QtBot, look: Look, till: Till, tmp_path: Path) -> Iterator[ReplayScreen]:
    """The replay of the sale, with the keyboard on its steps."""
    queries = till.audit_queries()
    assert till.store is not None
    receipts = tmp_path / "receipts"
    receipts.mkdir()
    screen = ReplayScreen(
        look,
        reader=ReaderAtHand(queries),
        store=till.store,
        receipts=receipts,
        export_folder=tmp_path,
    )
    qtbot.addWidget(screen)
    screen.resize(1366, 664)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    screen.show_cart(CART)
    yield screen
    screen.close()
    queries.close()


def step(screen: ReplayScreen) -> int:
    return screen.view.transport.track.value()


def press(screen: ReplayScreen, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(screen.focusWidget(), key, modifier or Qt.KeyboardModifier.NoModifier)


def flags_of(screen: ReplayScreen) -> tuple[CartFlag, ...]:
    sale = screen.presenter.sale
    assert sale is not None
    seqs = tuple(step.entry.seq for step in sale.history.steps[11:14])
    return (CartFlag("Removed after total", FLAG, seqs),)


def test_the_keys_go_through_the_steps(screen: ReplayScreen) -> None:
    visited = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End):
        press(screen, key)
        visited.append(step(screen))
    press(screen, Qt.Key.Key_Home)

    assert visited == [2, 3, 2, 19]
    assert step(screen) == 1


def test_control_and_an_arrow_go_to_the_flags(screen: ReplayScreen) -> None:
    screen.show_flags(CART, flags_of(screen))
    press(screen, Qt.Key.Key_Right, _CTRL)
    assert step(screen) == 12
    press(screen, Qt.Key.Key_Right, _CTRL)
    press(screen, Qt.Key.Key_Left, _CTRL)
    assert step(screen) == 12


def test_up_and_down_go_from_row_to_row(screen: ReplayScreen) -> None:
    press(screen, Qt.Key.Key_Down)
    press(screen, Qt.Key.Key_Down)
    assert step(screen) == 3
    press(screen, Qt.Key.Key_Down)
    assert step(screen) == 11
    press(screen, Qt.Key.Key_Up)
    assert step(screen) == 3


def test_space_plays_and_pauses(screen: ReplayScreen) -> None:
    play = screen.view.transport.button("play")
    press(screen, Qt.Key.Key_Space)
    assert play.accessibleName() == "Pause"
    press(screen, Qt.Key.Key_Space)
    assert play.accessibleName() == "Play"


def test_space_presses_the_button_that_has_the_keyboard(screen: ReplayScreen) -> None:
    screen.view.transport.button("next").setFocus()
    press(screen, Qt.Key.Key_Space)
    assert step(screen) == 2
    assert screen.view.transport.button("play").accessibleName() == "Play"


def test_digits_choose_the_speed_and_s_skips_pauses(screen: ReplayScreen) -> None:
    screen.presenter.go_to(11)
    for key in (Qt.Key.Key_4, Qt.Key.Key_S):
        press(screen, key)
    state = screen.presenter._state
    assert state is not None
    assert (state.speed, state.skips_pauses) == (4, True)


def test_a_sale_plays_to_its_end_by_itself(qtbot: QtBot, screen: ReplayScreen) -> None:
    press(screen, Qt.Key.Key_4)
    press(screen, Qt.Key.Key_S)
    screen.presenter.go_to(16)
    press(screen, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: step(screen) == 19, timeout=5_000)
    assert screen.view.transport.button("play").accessibleName() == "Play"


def test_a_replay_that_nobody_sees_stops(screen: ReplayScreen) -> None:
    press(screen, Qt.Key.Key_Space)
    screen.hide()
    assert screen.view.transport.button("play").accessibleName() == "Play"
    assert not screen._pacer._timer.isActive()


def test_pressing_the_track_goes_to_the_nearest_step(screen: ReplayScreen) -> None:
    track = screen.view.transport.track
    middle = track.height() // 2
    end = QPoint(track.width() - 14, middle)
    QTest.mouseClick(track, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert step(screen) == 19
    # The pause takes from 112.5 to 156.5 of 192.5 seconds: a place in its first half is step 11.
    place = QPoint(13 + (track.width() - 26) * 120 // 192, middle)
    QTest.mouseClick(track, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert step(screen) == 11


def test_what_else_moves_the_slider_moves_the_replay(screen: ReplayScreen) -> None:
    track = screen.view.transport.track
    track.setFocus()
    press(screen, Qt.Key.Key_PageUp)
    assert screen.presenter._state is not None
    assert screen.presenter._state.step == track.value() == 11


def test_the_slider_reads_its_step_aloud(screen: ReplayScreen) -> None:
    press(screen, Qt.Key.Key_Right)
    track = screen.view.transport.track
    spoken = QAccessible.queryAccessibleInterface(track)
    assert spoken.role() == QAccessible.Role.Slider
    assert spoken.text(QAccessible.Text.Name).startswith("Step 2 of 19, ")


def test_the_reason_for_a_flag_is_there_only_with_a_flag(screen: ReplayScreen) -> None:
    assert not screen.view.facts.has_flags()
    screen.show_flags(CART, flags_of(screen))
    assert screen.view.facts.has_flags()
    assert FLAG in screen.view.facts.texts()
    screen.presenter.go_to(12)
    assert screen.view.cart.flag_text() == "Removed after total"
    screen.show_flags(CART, ())
    assert not screen.view.facts.has_flags()


def test_escape_leaves(qtbot: QtBot, screen: ReplayScreen) -> None:
    with qtbot.waitSignal(screen.left):
        press(screen, Qt.Key.Key_Escape)


def test_the_receipt_opens_as_the_till_wrote_it(
    qtbot: QtBot, screen: ReplayScreen, tmp_path: Path
) -> None:
    (tmp_path / "receipts" / f"{NUMBER}.txt").write_text("Corner Shop\nTOTAL", encoding="utf-8")
    with qtbot.waitSignal(screen.receipt_wanted) as wanted:
        press(screen, Qt.Key.Key_O, _CTRL)
    assert wanted.args == [NUMBER]
    sheet = screen.papers.sheet
    assert sheet.is_open
    assert any("TOTAL" in part.accessibleName() for part in sheet.findChildren(QWidget))
    sheet.answer("close")
    assert not sheet.is_open


def test_a_receipt_that_is_not_there_says_so(screen: ReplayScreen) -> None:
    press(screen, Qt.Key.Key_O, _CTRL)
    assert not screen.papers.sheet.is_open
    assert screen.view.transport.words() == (
        f"The receipt {NUMBER} is not in the folder of receipts."
    )


def test_the_steps_are_saved_as_a_page(screen: ReplayScreen, tmp_path: Path) -> None:
    screen.show_flags(CART, flags_of(screen))
    press(screen, Qt.Key.Key_E, _CTRL)
    field = screen.findChild(QLineEdit, "replay-file")
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Return)
    page = tmp_path / "sale-2-08837.pdf"

    text = subprocess.run(
        ["pdftotext", "-layout", page, "-"], check=True, capture_output=True, text=True
    ).stdout
    for words in ("Corner Shop", "Sale 2-08837", "Ines Duarte", FLAG, "Removed Ribeye steak"):
        assert words in text
    assert "43.25" in text
    assert text.count("(flagged)") == 3
    assert screen.view.transport.words() == f"The steps are in {page}."


def test_a_long_sale_takes_several_sheets(screen: ReplayScreen, till: Till, tmp_path: Path) -> None:
    cart_id = _a_long_cart(till)
    screen.show_cart(cart_id)
    press(screen, Qt.Key.Key_E, _CTRL)
    screen.papers.sheet.answer("save")
    (page,) = tmp_path.glob("sale-*.pdf")
    told = subprocess.run(["pdfinfo", page], check=True, capture_output=True, text=True).stdout
    assert "Pages:           3" in told


def test_a_folder_that_cannot_be_written_says_so(screen: ReplayScreen, tmp_path: Path) -> None:
    press(screen, Qt.Key.Key_E, _CTRL)
    field = screen.findChild(QLineEdit, "replay-file")
    assert field is not None
    field.setText(str(tmp_path / "nowhere" / "page.pdf"))
    screen.papers.sheet.answer("save")
    assert screen.view.transport.words() == (
        "The file cannot be written: No such file or directory. Choose another folder."
    )


def test_a_sale_is_chosen_from_the_newest(qtbot: QtBot, screen: ReplayScreen) -> None:
    screen.offer_sales()
    assert screen.view.is_choosing()
    sales = screen.view.chooser.sales
    assert sales.texts()[0].startswith("Sale 2-08837, ")
    sales.stand_on(0)
    with qtbot.waitSignal(screen.shown) as shown:
        QTest.keyClick(sales, Qt.Key.Key_Return)
    assert shown.args == [CART]
    assert not screen.view.is_choosing()
    assert screen.view.steps.hasFocus()


def test_a_sale_is_found_by_its_number(screen: ReplayScreen) -> None:
    screen.offer_sales()
    field = screen.findChild(QLineEdit, "replay-search")
    assert field is not None
    assert field.hasFocus()
    QTest.keyClicks(field, "1-99999")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert screen.view.is_choosing()
    field.clear()
    QTest.keyClicks(field, f"Sale {NUMBER}")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not screen.view.is_choosing()


def test_every_control_has_a_name(screen: ReplayScreen) -> None:
    silent = [
        part
        for part in screen.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.isVisible()
        and not part.accessibleName()
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("theme", "scale", "size"),
    [
        ("light", 1.0, (1366, 664)),
        ("dark", 1.0, (1024, 664)),
        ("light", 2.0, (1366, 664)),
        ("dark", 1.5, (800, 480)),
    ],
)
def test_the_parts_fit_into_every_window(
    screen: ReplayScreen, look: Look, theme: str, scale: float, size: tuple[int, int]
) -> None:
    look.use(Theme.named(theme, scale))
    screen.show_flags(CART, flags_of(screen))
    screen.presenter.go_to(12)
    screen.resize(*size)

    assert (screen.width(), screen.height()) == size
    view = screen.view
    columns = [view.steps, view.cart]
    for part in columns:
        assert part.mapTo(screen, part.rect().topRight()).x() <= size[0]
        assert part.width() > 0
    look.use(Theme.named("light"))


def _a_long_cart(till: Till) -> str:
    cart_id = None
    for number in range(75):
        stocked(till, f"Item {number}")
        cart_id = till.carts.add(cart_id, f"ITEM-{number}", ONE).cart_id
    return str(cart_id)
