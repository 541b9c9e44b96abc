"""Background work in the audit window: what failed and why, and trying it again by key."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.application.publication_queries import PARKED
from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.infrastructure.persistence.engine import DRIVER
from pos_app.infrastructure.system import SystemClock
from pos_app.ui.actions import TASKS
from pos_app.ui.audit_office import AuditOffice
from pos_app.ui.ledger.screen import LedgerScreen
from pos_app.ui.look import Look
from pos_app.ui.widgets.hint_button import HintButton
from tests.stores import a_till

_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def screen(office: AuditOffice, qtbot: QtBot) -> LedgerScreen:
    """The screen within its window, with the keyboard on the list."""
    press(Qt.Key.Key_6, _ALT)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is office.ledgers.tasks.view.list)
    assert office.window.frame.current == TASKS
    return office.ledgers.tasks


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def clear_the_way(till: Till) -> None:
    (till.data_dir / "receipts").unlink()


def recorded(till: Till) -> tuple[tuple[int, int | None], ...]:
    """Return what the log says of work that was tried again: how much, after which record."""
    queries = till.audit_queries()
    where = AuditFilter(event_types=frozenset({"BackgroundWorkRetried"}))
    found = queries.page(where, None, 9)
    queries.close()
    return tuple((entry.payload["count"], entry.payload["of_seq"]) for entry in found)


def park_everything(till: Till) -> None:
    connection = DRIVER.connect(str(till.data_dir / DATABASE_NAME))
    connection.execute(
        "UPDATE publications SET state = ?, attempts = 6, next_attempt_at = NULL", (PARKED,)
    )
    connection.commit()
    connection.close()


def test_the_tab_says_how_much_has_failed(office: AuditOffice) -> None:
    names = {each.accessibleName() for each in office.window.findChildren(HintButton)}
    assert "Tasks 2" in names


def test_what_failed_is_listed_with_its_error(screen: LedgerScreen) -> None:
    assert len(screen.view.list.texts()) == 2
    first = screen.view.list.texts()[0]
    assert first.startswith("Write the receipt, Failed, Sale")
    assert any("FileExistsError" in text for text in screen.view.sheet.texts())
    assert "Attempts" in screen.view.sheet.texts()


def test_one_is_tried_again_and_leaves_once_it_is_done(
    screen: LedgerScreen, till: Till, qtbot: QtBot
) -> None:
    clear_the_way(till)
    page = screen.presenter.state.page
    assert page is not None
    press(Qt.Key.Key_T, _ALT)
    qtbot.waitUntil(lambda: screen.view.notice() == "It is tried again now. This is recorded.")
    assert till.publications.wait_until_idle(5)
    screen.presenter.look()
    qtbot.waitUntil(lambda: len(screen.view.list.texts()) == 1)
    assert recorded(till) == ((1, page.seq),)
    assert len(list((till.data_dir / "receipts").glob("*.txt"))) == 1


def test_what_is_recorded_fetches_its_signing_key_on_another_thread(
    screen: LedgerScreen, till: Till, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    sign = till.trail.record_retry

    def record(count: int, of_seq: int | None) -> None:
        threads.append(threading.current_thread().name)
        sign(count, of_seq)

    monkeypatch.setattr(till.background_work, "_record", record)
    clear_the_way(till)
    press(Qt.Key.Key_L, _ALT)
    qtbot.waitUntil(lambda: bool(screen.view.notice()))
    assert threads
    assert "MainThread" not in threads
    assert till.publications.wait_until_idle(5)


def test_all_are_tried_again_and_then_everything_is_done(
    screen: LedgerScreen, till: Till, qtbot: QtBot
) -> None:
    clear_the_way(till)
    press(Qt.Key.Key_L, _ALT)
    qtbot.waitUntil(lambda: bool(screen.view.notice()))
    assert till.publications.wait_until_idle(5)
    screen.presenter.look()
    qtbot.waitUntil(screen.view.is_empty)
    assert recorded(till) == ((2, None),)
    assert len(list((till.data_dir / "receipts").glob("*.txt"))) == 2


def test_what_fails_again_stays_with_one_attempt_more(
    screen: LedgerScreen, till: Till, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_L, _ALT)
    qtbot.waitUntil(lambda: bool(screen.view.notice()))
    assert till.publications.wait_until_idle(5)
    screen.presenter.look()
    qtbot.waitUntil(lambda: "2" in screen.view.sheet.texts())
    assert len(screen.view.list.texts()) == 2


def test_parked_work_is_kept_until_somebody_tries_it_again(
    screen: LedgerScreen, till: Till, qtbot: QtBot
) -> None:
    park_everything(till)
    press(Qt.Key.Key_P, _ALT)
    qtbot.waitUntil(lambda: "Waits until somebody tries it again" in screen.view.sheet.texts())
    assert till.publications.sweep() == 0

    clear_the_way(till)
    press(Qt.Key.Key_L, _ALT)
    qtbot.waitUntil(lambda: bool(screen.view.notice()))
    assert till.publications.wait_until_idle(5)
    screen.presenter.look()
    qtbot.waitUntil(screen.view.is_empty)


def test_enter_shows_the_record_among_the_events(
    office: AuditOffice, screen: LedgerScreen, qtbot: QtBot
) -> None:
    page = screen.presenter.state.page
    assert page is not None
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.window.view.inspector.seq == page.seq)
    assert office.window.frame.current == "audit"


def test_a_state_without_work_says_so(screen: LedgerScreen, qtbot: QtBot) -> None:
    press(Qt.Key.Key_P, _ALT)
    qtbot.waitUntil(screen.view.is_empty)


def test_work_that_waits_is_never_marked_as_failed_by_trying_again(tmp_path: Path) -> None:
    with a_till(tmp_path / "store") as till:
        assert till.background_work.retry_all() == 0
        assert not till.background_work.retry(1, 1)
        assert recorded(till) == ()


def test_a_window_that_records_nothing_offers_no_retry(
    till: Till, look: Look, qtbot: QtBot
) -> None:
    assert till.store is not None
    office = AuditOffice(look, till, till.store, SystemClock(), can_write=False, polls=False)
    office.window.show()
    office.window.frame.show_tab(TASKS)
    tasks = office.ledgers.tasks
    qtbot.waitUntil(lambda: tasks.presenter.state.page is not None)
    tasks.presenter.act("retry")
    tasks.presenter.act("retry_all")
    assert tasks.presenter.state.commands == ()
    assert recorded(till) == ()
    office.window.close()
    office.window.deleteLater()
    office.deleteLater()
