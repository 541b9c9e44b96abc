"""The exceptions under keys and touch, alone and within the audit window."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pos_app.application.queries import AuditFilter
from pos_app.application.red_flag_queries import RuleSetting
from pos_app.bootstrap import Till
from pos_app.infrastructure.system import SystemClock
from pos_app.ui.actions import EXCEPTIONS, REPLAY
from pos_app.ui.audit_office import AuditOffice
from pos_app.ui.look import Look
from pos_app.ui.red_flags.screen import RedFlagsScreen
from pos_app.ui.widgets.hint_button import HintButton

_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(till: Till, look: Look, qtbot: QtBot) -> Iterator[AuditOffice]:
    assert till.store is not None
    office = AuditOffice(look, till, till.store, SystemClock(), can_write=True, polls=False)
    window = office.window
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: office.flags.presenter.reviewable is not None)
    yield office
    window.close()
    window.deleteLater()
    office.deleteLater()


@pytest.fixture
def screen(office: AuditOffice, qtbot: QtBot) -> RedFlagsScreen:
    """The screen within its window, with the keyboard on the list."""
    office.window.frame.show_tab(EXCEPTIONS)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is office.flags.view.list)
    return office.flags


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def shown_flag(screen: RedFlagsScreen) -> str:
    detail = screen.presenter.reviewable
    return "" if detail is None else detail.flag_id


def button(screen: RedFlagsScreen, name: str) -> HintButton:
    buttons = screen.findChildren(HintButton)
    return next(each for each in buttons if each.accessibleName() == name and each.isVisible())


def test_the_tab_says_how_many_are_open(office: AuditOffice, till: Till, qtbot: QtBot) -> None:
    queries = till.audit_queries()
    count = queries.red_flags.count_open()
    queries.close()
    buttons = office.window.findChildren(HintButton)
    qtbot.waitUntil(lambda: any(each.accessibleName() == f"Exceptions {count}" for each in buttons))


def test_the_down_key_shows_the_next_flag(screen: RedFlagsScreen, qtbot: QtBot) -> None:
    before = shown_flag(screen)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: shown_flag(screen) not in {"", before})


def test_a_flag_is_reviewed_with_a_reason_that_is_chosen(
    screen: RedFlagsScreen, till: Till, qtbot: QtBot
) -> None:
    before = shown_flag(screen)
    press(Qt.Key.Key_M, _ALT)
    assert not screen.sheet.button("review").isEnabled()
    button(screen, "Practice or a test").click()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown_flag(screen) not in {"", before})

    queries = till.audit_queries()
    where = AuditFilter(event_types=frozenset({"RedFlagDismissed"}))
    (entry,) = queries.page(where, None, 9)
    queries.close()
    assert entry.payload["reason"] == "Practice or a test"
    assert entry.payload["flag_id"] == before


def test_own_words_are_a_reason_too(screen: RedFlagsScreen, qtbot: QtBot) -> None:
    before = shown_flag(screen)
    press(Qt.Key.Key_M, _ALT)
    field = screen.findChild(QLineEdit, "review-reason")
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, "Ana showed me")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown_flag(screen) not in {"", before})
    press(Qt.Key.Key_V, _ALT)
    qtbot.waitUntil(lambda: len(screen.view.list.texts()) == 1)


def test_escape_in_the_sheet_reviews_nothing(screen: RedFlagsScreen) -> None:
    before = shown_flag(screen)
    press(Qt.Key.Key_M, _ALT)
    press(Qt.Key.Key_Escape)
    assert not screen.sheet.is_open
    assert shown_flag(screen) == before


def test_the_keys_of_the_window_wait_while_a_reason_is_asked(
    office: AuditOffice, screen: RedFlagsScreen
) -> None:
    press(Qt.Key.Key_M, _ALT)
    press(Qt.Key.Key_1, _ALT)
    assert office.window.frame.current == EXCEPTIONS


def test_nothing_open_is_said_calmly(screen: RedFlagsScreen, till: Till, qtbot: QtBot) -> None:
    queries = till.audit_queries()
    for flag in queries.red_flags.page(None, 99, is_open=True):
        till.flags.dismiss(UUID(flag.flag_id), "Seen")
    queries.close()
    screen.presenter.look()
    qtbot.waitUntil(screen.view.is_empty)
    assert not screen.view.detail.isVisible()


def test_a_record_is_opened_among_the_events(
    office: AuditOffice, screen: RedFlagsScreen, qtbot: QtBot
) -> None:
    detail = screen.presenter.reviewable
    assert detail is not None
    entries = screen.view.detail.entries
    entries.setFocus()
    entries.stand_on(0)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.window.view.inspector.seq == detail.entries[0].seq)
    assert office.window.frame.current == "audit"


def test_the_sale_of_a_flag_is_replayed_with_the_flag_on_it(
    office: AuditOffice, screen: RedFlagsScreen, qtbot: QtBot
) -> None:
    detail = screen.presenter.reviewable
    assert detail is not None
    press(Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: detail.sentence in office.replay.view.facts.texts())
    assert office.window.frame.current == REPLAY
    assert office.replay.view.facts.has_flags()


def test_escape_goes_back_to_the_events(office: AuditOffice, screen: RedFlagsScreen) -> None:
    press(Qt.Key.Key_Escape)
    assert office.window.frame.current == "audit"


def open_rules(screen: RedFlagsScreen, qtbot: QtBot) -> None:
    press(Qt.Key.Key_U, _ALT)
    qtbot.waitUntil(lambda: screen.sheet.is_open)


def field(screen: RedFlagsScreen, name: str) -> QLineEdit:
    found = screen.findChild(QLineEdit, name)
    assert found is not None
    return found


def retype(where: QLineEdit, text: str) -> None:
    where.setFocus()
    where.selectAll()
    QTest.keyClicks(where, text)


def settings(till: Till) -> dict[str, RuleSetting]:
    queries = till.audit_queries()
    found = {each.rule: each for each in queries.red_flags.rule_settings()}
    queries.close()
    return found


def test_a_number_of_a_rule_is_changed_in_the_sheet(
    screen: RedFlagsScreen, till: Till, qtbot: QtBot
) -> None:
    open_rules(screen, qtbot)
    assert not screen.sheet.button("save").isEnabled()
    retype(field(screen, "R1-within_minutes"), "7")
    press(Qt.Key.Key_Return)

    assert set(settings(till)) == {"R1"}
    assert settings(till)["R1"].parameters == {"within_minutes": "7"}
    assert screen.view.notice() == "Saved. It holds from the next record on."
    open_rules(screen, qtbot)
    assert field(screen, "R1-within_minutes").text() == "7"


def test_a_rule_is_switched_off_in_the_sheet(
    screen: RedFlagsScreen, till: Till, qtbot: QtBot
) -> None:
    open_rules(screen, qtbot)
    button(screen, "Drawer after a cancelled sale: on").click()
    assert not field(screen, "R1-within_minutes").isEnabled()
    screen.sheet.button("save").click()

    assert not settings(till)["R1"].is_on


def test_a_number_that_a_rule_cannot_go_by_is_marked_and_not_saved(
    screen: RedFlagsScreen, till: Till, qtbot: QtBot
) -> None:
    open_rules(screen, qtbot)
    minutes = field(screen, "R1-within_minutes")
    retype(minutes, "999")
    assert minutes.property("invalid") == "true"
    assert not screen.sheet.button("save").isEnabled()
    press(Qt.Key.Key_Return)

    assert screen.sheet.is_open
    assert settings(till) == {}


def test_a_rule_that_is_put_back_as_it_was_leaves_nothing_to_save(
    screen: RedFlagsScreen, qtbot: QtBot
) -> None:
    open_rules(screen, qtbot)
    retype(field(screen, "R1-within_minutes"), "7")
    retype(field(screen, "R1-within_minutes"), "3")
    assert not screen.sheet.button("save").isEnabled()


def test_tab_brings_what_is_below_into_sight(screen: RedFlagsScreen, qtbot: QtBot) -> None:
    open_rules(screen, qtbot)
    last = field(screen, "R7-chance_in")
    assert last.visibleRegion().isEmpty()
    for _press in range(60):
        if last.hasFocus():
            break
        press(Qt.Key.Key_Tab)
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()


def test_a_window_that_records_nothing_offers_neither_review_nor_rules(
    till: Till, look: Look, qtbot: QtBot
) -> None:
    assert till.store is not None
    office = AuditOffice(look, till, till.store, SystemClock(), can_write=False, polls=False)
    office.window.show()
    office.window.frame.show_tab(EXCEPTIONS)
    view = office.flags.view
    qtbot.waitUntil(view.detail.isVisible)

    assert not view.rules.isVisible()
    assert not view.detail.review.isVisible()
    office.window.close()
    office.window.deleteLater()
    office.deleteLater()
