"""The audit window on a real store: what it shows, follows, finds and proves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.infrastructure.system import SystemClock
from pos_app.ui.audit.audit_state import Band
from pos_app.ui.audit.window import AuditWindow
from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from tests.stores import a_till, sell, stocked

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

    window.presenter.choose_event("ProductCreated")
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
        "1 × Milk added",
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
    window.presenter.choose_event("ProductCreated")
    qtbot.waitUntil(lambda: titles(window) == ["Product created"] * 2)

    window.view.prompt.file_given.emit(str(target))

    qtbot.waitUntil(target.exists)
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [line["event_type"] for line in lines] == ["ProductCreated"] * 2
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
