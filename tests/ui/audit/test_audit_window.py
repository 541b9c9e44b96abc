"""The audit window on a real store: what it shows, follows, finds and proves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import DATABASE_NAME, Till, open_till
from pos_app.infrastructure.system import SystemClock
from pos_app.ui.audit.audit_state import AuditState, Band
from pos_app.ui.audit.window import AuditWindow
from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.sheet import Sheet
from tests.stores import a_till, sell, stocked

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_EVENTS_OF_A_SALE = 7  # started, added, reserved, submitted, created, tendered, sold


@pytest.fixture
def till(data_dir: Path) -> Iterator[Till]:
    with a_till(data_dir, started=True) as till:
        stocked(till, "Milk")
        stocked(till, "Bread")
        sell(till, "MILK")
        yield till


@pytest.fixture
def window(till: Till, qapp: QApplication, qtbot: QtBot) -> Iterator[AuditWindow]:
    look = Look(qapp, Theme.named("light"))
    window = AuditWindow(
        look,
        queries=till.audit_queries,
        audit=till.audit,
        decimals=2,
        clock=SystemClock(),
        export_folder=till.data_dir,
        polls=False,
    )
    window.show()
    qtbot.waitUntil(lambda: window.view.model.rowCount() > 0)
    yield window
    window.close()
    window.deleteLater()
    look.deleteLater()


def titles(window: AuditWindow) -> list[str]:
    model = window.view.model
    rows = (model.row(number) for number in range(model.rowCount()))
    return [row.event for row in rows if row is not None]


def shows(window: AuditWindow, seq: int) -> bool:
    return window.view.inspector.seq == seq


def button_called(window: AuditWindow, name: str) -> HintButton:
    buttons = window.findChildren(HintButton)
    return next(button for button in buttons if button.accessibleName() == name)


def is_live(window: AuditWindow) -> bool:
    return window.presenter.is_live


def test_the_newest_event_is_on_top(window: AuditWindow) -> None:
    assert titles(window)[:4] == ["Stock sold", "Sale paid", "Sale completed", "Total shown"]


def test_a_new_sale_appears_while_the_reader_is_at_the_top(
    window: AuditWindow, till: Till, qtbot: QtBot
) -> None:
    before = window.view.model.rowCount()

    sell(till, "BREAD")
    window.events_arrived(())

    qtbot.waitUntil(lambda: window.view.model.rowCount() == before + _EVENTS_OF_A_SALE)


def test_standing_still_only_counts_what_is_new(
    window: AuditWindow, till: Till, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F8)
    before = window.view.model.rowCount()

    sell(till, "BREAD")
    window.events_arrived(())

    qtbot.waitUntil(lambda: window.view.list.unseen_text() == f"{_EVENTS_OF_A_SALE} new")
    assert window.view.model.rowCount() == before


def test_filters_by_event_and_text_narrow_the_list_and_clear_again(
    window: AuditWindow, qtbot: QtBot
) -> None:
    everything = window.view.model.rowCount()

    window.presenter.choose("event", "ProductCreated")
    qtbot.waitUntil(lambda: titles(window) == ["Product created"] * 2)
    window.presenter.search("bread")
    qtbot.waitUntil(lambda: titles(window) == ["Product created"])
    window.presenter.clear_filters()

    qtbot.waitUntil(lambda: window.view.model.rowCount() == everything)


def test_a_filter_that_nothing_passes_says_so(window: AuditWindow, qtbot: QtBot) -> None:
    window.presenter.search("no such thing")

    qtbot.waitUntil(
        lambda: window.view.list.empty_text().startswith("No events match these filters")
    )


def test_the_inspector_shows_the_sentence_and_the_whole_life(
    window: AuditWindow, qtbot: QtBot
) -> None:
    number = titles(window).index("Line added")

    window.view.table.selectRow(number)

    qtbot.waitUntil(lambda: "added 1 × Milk" in window.view.inspector.accessibleDescription())
    life = window.view.inspector.life_texts()
    assert life == (
        "Sale started",
        "Added 1 × Milk",
        "Total shown, 1 item",
        "Sale 1-00001 completed",
        "Paid in cash, exact",
    )


def test_verifying_shows_that_every_record_is_sound(window: AuditWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.checked):
        QTest.keyClick(window, Qt.Key.Key_F9)

    assert window.view.band.shown() is Band.SOUND


def test_verifying_names_the_record_that_was_changed(
    window: AuditWindow, till: Till, qtbot: QtBot
) -> None:
    with sqlite3.connect(till.data_dir / DATABASE_NAME) as intruder:
        intruder.execute("DROP TRIGGER audit_log_refuses_update")
        intruder.execute("UPDATE audit_log SET actor_id = 'nobody' WHERE seq = 4")
    intruder.close()

    with qtbot.waitSignal(window.checked):
        QTest.keyClick(window, Qt.Key.Key_F9)

    assert window.view.band.shown() is Band.DEFECT
    assert "Record #4 does not match its hash" in window.view.band.accessibleName()


def test_an_export_writes_what_is_shown_and_is_itself_recorded(
    window: AuditWindow, till: Till, qtbot: QtBot
) -> None:
    target = till.data_dir / "shown.jsonl"
    window.presenter.choose("event", "ProductCreated")
    qtbot.waitUntil(lambda: titles(window) == ["Product created"] * 2)

    window.view.prompt.file_given.emit(str(target))

    qtbot.waitUntil(target.exists)
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [line["event_type"] for line in lines[1:]] == ["ProductCreated"] * 2
    window.presenter.clear_filters()
    qtbot.waitUntil(lambda: titles(window)[0] == "Log exported")


def test_the_row_under_the_reader_is_copied_as_text(window: AuditWindow, qtbot: QtBot) -> None:
    window.view.table.selectRow(1)

    QTest.keyClick(window.view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert "Sale paid" in QApplication.clipboard().text()


def test_f6_goes_through_the_regions(window: AuditWindow, qtbot: QtBot) -> None:
    window.view.table.setFocus()
    window.view.table.selectRow(0)
    qtbot.waitUntil(lambda: bool(window.view.inspector.life_texts()))

    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)

    assert window.view.filters.search.hasFocus()


def test_going_from_event_to_event_opens_no_other_window(
    window: AuditWindow, till: Till, qtbot: QtBot
) -> None:
    till.products.reprice(stocked(till, "Tea", price="3.00").product_id, Decimal("3.50"))
    window.events_arrived(())
    qtbot.waitUntil(lambda: titles(window)[0] == "Price changed")

    for number in (0, 3, 0):
        row = window.view.model.row(number)
        assert row is not None
        window.view.table.selectRow(number)
        qtbot.waitUntil(partial(shows, window, row.seq))
        qtbot.wait(20)

    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert shown == [window]


def test_new_events_leave_the_reader_where_they_are(
    window: AuditWindow, till: Till, qtbot: QtBot
) -> None:
    for _ in range(8):
        sell(till, "MILK")
    window.presenter.show_newest()
    qtbot.waitUntil(lambda: window.view.model.rowCount() > 50)
    table = window.view.table
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    before = table.rowAt(5), window.view.model.row(table.rowAt(5))

    sell(till, "BREAD")
    window.events_arrived(())
    qtbot.waitUntil(lambda: window.view.list.unseen_text() == f"{_EVENTS_OF_A_SALE} new")

    assert (table.rowAt(5), window.view.model.row(table.rowAt(5))) == before
    QTest.mouseClick(window.view.list.news_button(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(window)[0] == "Stock sold" and table.is_at_top())
    assert window.view.list.unseen_text() == ""


def test_escape_leaves_the_question_then_the_search(window: AuditWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.view.filters.search, "bread")
    qtbot.waitUntil(lambda: titles(window) == ["Product created"])
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert window.view.prompt.isVisible()

    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.view.prompt.isVisible()
    assert window.view.table.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: window.presenter.where.is_empty)
    assert window.view.filters.search.text() == ""


def test_f1_lists_the_keys_and_keeps_the_others_quiet(window: AuditWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(Sheet)
    assert sheet is not None
    assert sheet.isVisible()

    QTest.keyClick(window, Qt.Key.Key_F8)
    assert is_live(window)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert not is_live(window)


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
@pytest.mark.parametrize(
    ("key", "name"), [("W", "Who"), ("V", "Event"), ("O", "About"), ("T", "Time")]
)
def test_a_filter_opens_by_its_key_and_takes_what_is_chosen(
    window: AuditWindow, qtbot: QtBot, key: str, name: str
) -> None:
    QTest.keySequence(window, QKeySequence(f"Alt+{key}"))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.accessibleName() == name
    choices = [action for action in menu.actions() if action.isCheckable()]
    assert choices[0].isChecked()

    choices[-1].trigger()
    menu.close()

    qtbot.waitUntil(lambda: not window.presenter.where.is_empty)


def test_the_inspector_is_a_drawer_where_there_is_no_room_beside_the_list(
    window: AuditWindow, qtbot: QtBot
) -> None:
    window.resize(1024, 768)
    window.view.table.selectRow(2)
    qtbot.waitUntil(lambda: window.view.inspector.seq is not None)
    assert not window.view.inspector.isVisible()

    QTest.keyClick(window.view.table, Qt.Key.Key_Return)
    assert window.view.inspector.isVisible()
    assert window.view.inspector.geometry().intersects(window.view.list.geometry())
    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert not window.view.inspector.isVisible()
    assert window.view.table.hasFocus()


def test_rows_shrink_again_with_the_text(window: AuditWindow, qtbot: QtBot) -> None:
    look = window.look
    table = window.view.table
    before = table.rowHeight(0)
    look.use(Theme.named("dark", 2.0))
    assert table.rowHeight(0) == 2 * before

    look.use(Theme.named("light"))

    assert table.rowHeight(0) == before


def test_rows_that_take_long_show_grey_bars_only_after_a_while(
    window: AuditWindow, qtbot: QtBot
) -> None:
    window.view.list.display(AuditState(is_reading=True))
    assert not window.view.list.is_loading()
    qtbot.waitUntil(window.view.list.is_loading, timeout=1000)

    window.view.list.display(AuditState(is_empty=False))

    assert not window.view.list.is_loading()


def test_the_record_of_the_inspector_is_copied_as_json(window: AuditWindow, qtbot: QtBot) -> None:
    window.view.table.selectRow(titles(window).index("Line added"))
    qtbot.waitUntil(lambda: window.view.inspector.seq is not None)
    QTest.mouseClick(button_called(window, "Copy"), Qt.MouseButton.LeftButton)

    record = json.loads(QApplication.clipboard().text())
    assert (record["event"], record["product_name"]) == ("CartItemAdded", "Milk")


def test_the_model_keeps_qts_rules(window: AuditWindow, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(window.view.model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_the_keyboard_comes_back_to_the_list_after_it_was_empty(
    window: AuditWindow, qtbot: QtBot
) -> None:
    window.view.table.setFocus()
    window.presenter.choose("event", "StockSold")
    window.presenter.search("nothing like this")
    qtbot.waitUntil(lambda: bool(window.view.list.empty_text()))
    assert window.view.list.hasFocus()

    clear = button_called(window, "Clear the search")
    qtbot.waitUntil(clear.isVisible)
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: titles(window) == ["Stock sold"])
    assert window.view.table.hasFocus()


def test_a_window_of_another_process_follows_the_till_by_itself(
    till: Till, qapp: QApplication, qtbot: QtBot
) -> None:
    look = Look(qapp, Theme.named("light"))
    reading = open_till(till.data_dir, read_only=True)
    window = AuditWindow(
        look,
        queries=reading.audit_queries,
        audit=reading.audit,
        decimals=2,
        clock=SystemClock(),
        export_folder=None,
        polls=True,
    )
    window.show()
    qtbot.waitUntil(lambda: window.view.model.rowCount() > 0)
    before = window.view.model.rowCount()

    sell(till, "BREAD")

    qtbot.waitUntil(lambda: window.view.model.rowCount() == before + _EVENTS_OF_A_SALE)
    with qtbot.waitSignal(window.checked):
        QTest.keyClick(window, Qt.Key.Key_F9)
    assert window.view.band.shown() is Band.SOUND
    assert not [
        b for b in window.findChildren(HintButton) if b.text() == "Export" and b.isVisible()
    ]
    window.close()
    reading.close()
    window.deleteLater()
    look.deleteLater()


def test_the_inspector_is_never_wider_than_its_place(window: AuditWindow, qtbot: QtBot) -> None:
    window.view.table.selectRow(titles(window).index("Line added"))
    qtbot.waitUntil(lambda: window.view.inspector.seq is not None)
    window.look.use(Theme.named("dark", 2.0))
    qtbot.wait(20)
    window.look.use(Theme.named("light"))
    qtbot.wait(20)

    (scroll,) = window.view.inspector.findChildren(QScrollArea, options=DIRECT)
    body = scroll.widget()
    assert body is not None
    assert body.width() == scroll.viewport().width()


def test_a_record_whose_content_was_damaged_is_shown_as_it_stands(
    window: AuditWindow, till: Till, qtbot: QtBot
) -> None:
    with sqlite3.connect(till.data_dir / DATABASE_NAME) as intruder:
        intruder.execute("DROP TRIGGER audit_log_refuses_update")
        intruder.execute("UPDATE audit_log SET event_data = 'no JSON' WHERE seq = 3")
    intruder.close()

    window.presenter.search("#3")

    qtbot.waitUntil(lambda: window.view.model.rowCount() == 1)
    row = window.view.model.row(0)
    assert row is not None
    assert "no JSON" in row.summary


def test_the_band_shows_the_newest_check_that_the_log_tells_of(
    data_dir: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with a_till(data_dir, started=True) as till:
        stocked(till, "Milk")
        till.trail.record_verification(till.audit.verify(), "start")
        look = Look(qapp, Theme.named("light"))
        window = AuditWindow(
            look,
            queries=till.audit_queries,
            audit=till.audit,
            decimals=2,
            clock=SystemClock(),
            export_folder=till.data_dir,
            polls=False,
        )
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: window.view.band.shown() is Band.SOUND)
        window.close()
        look.deleteLater()
