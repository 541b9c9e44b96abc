"""Saved views of the list and its columns: named, found again, and kept in a small file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import Till
from pos_app.ui.audit.columns import Columns
from pos_app.ui.audit.narrowing import Narrowing
from pos_app.ui.audit.periods import between, offered
from pos_app.ui.audit.saved_views import FILE_NAME, SavedViews, narrowing_of, plain_of
from pos_app.ui.audit.table_model import ABOUT, AMOUNT
from pos_app.ui.audit.view_desk import ViewDesk
from pos_app.ui.audit.window import AuditWindow
from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from tests.stores import a_till, sell, stocked
from tests.ui.audit.desk import NOON, ClockAtNoon

ANY_TIME = offered(NOON)[0]
TODAY = next(period for period in offered(NOON) if period.name == "today")


@pytest.fixture
def till(data_dir: Path) -> Iterator[Till]:
    with a_till(data_dir) as till:
        stocked(till, "Milk")
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
        clock=ClockAtNoon(),
        export_folder=None,
        polls=False,
    )
    window.resize(1900, 900)
    window.show()
    qtbot.waitUntil(lambda: window.view.model.rowCount() > 0)
    yield window
    window.close()
    window.deleteLater()
    look.deleteLater()


@pytest.fixture
def desk(window: AuditWindow, till: Till) -> ViewDesk:
    return a_desk(window, till.data_dir)


def a_desk(window: AuditWindow, folder: Path) -> ViewDesk:
    return ViewDesk(window.look, window.view, window.presenter, ClockAtNoon(), folder, window)


def type_name(window: AuditWindow, name: str) -> None:
    fields = window.view.prompt.findChildren(QLineEdit)
    field = next(each for each in fields if each.accessibleName() == "Name")
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose(*texts: str) -> None:
    """Take one entry of the open menu, through its submenus."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    inside = menu
    for text in texts[:-1]:
        inside = next(each for each in inside.findChildren(QMenu) if each.title() == text)
    next(each for each in inside.actions() if each.text() == texts[-1]).trigger()
    menu.close()


def all_filters_set() -> Narrowing:
    nothing = Narrowing(ANY_TIME, period=ANY_TIME)
    return (
        nothing.to_text("milk")
        .to_choice("who", "ana")
        .to_choice("approver", "tomas")
        .to_choice("event", "CartVoided")
        .to_choice("event", "CartStarted")
        .to_choice("register", "2")
        .to_choice("shift", "7")
        .to_choice("flagged", value=True)
        .to_amounts((Decimal("2.50"), Decimal(10)))
        .to_subject("some-cart", "Sale 1-00007")
    )


@pytest.mark.parametrize("period", [ANY_TIME, TODAY, between(NOON, NOON)])
def test_a_filter_that_was_written_down_is_the_same_again(period: object) -> None:
    narrowing = all_filters_set().to_choice("period", period)
    again = narrowing_of(plain_of(narrowing), NOON)

    assert (again.where, again.period, again.subject) == (
        narrowing.where,
        narrowing.period,
        narrowing.subject,
    )


def test_today_is_another_day_tomorrow() -> None:
    plain = plain_of(Narrowing(ANY_TIME, period=ANY_TIME).to_period(TODAY))
    where = narrowing_of(plain, NOON + timedelta(days=1)).where

    assert TODAY.since is not None
    assert where == AuditFilter(since=TODAY.since + timedelta(days=1))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[]",
        '{"views": 3, "columns": 7}',
        '{"views": {"a": {"filter": {"since": "then"}, "columns": {}}}}',
        '{"views": {"a": {"filter": {"least_amount": "much"}, "columns": {}}}}',
        '{"views": {"a": 1}, "columns": {"hidden": ["event", [], 4], "widths": {"who": "wide"}}}',
    ],
)
def test_a_damaged_file_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")

    assert SavedViews.load(tmp_path, NOON) == SavedViews()


def test_a_folder_that_cannot_be_written_costs_the_views_only(tmp_path: Path) -> None:
    SavedViews().save(tmp_path / "nowhere")

    assert SavedViews.load(tmp_path / "nowhere", NOON) == SavedViews()


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_a_view_is_named_found_again_renamed_and_deleted(
    window: AuditWindow, desk: ViewDesk, till: Till, qtbot: QtBot
) -> None:
    window.presenter.choose("event", "CartStarted")
    desk.offer_views()
    choose("Name this view…")
    type_name(window, "Starts")
    window.presenter.clear_filters()

    other = a_desk(window, till.data_dir)
    other.offer_views()
    choose("Starts")
    assert window.presenter.where == AuditFilter(event_types=frozenset({"CartStarted"}))
    qtbot.waitUntil(lambda: window.view.model.rowCount() == 1)

    desk.offer_views()
    choose("Rename", "Starts")
    window.view.prompt.name_given.disconnect(other._name)
    type_name(window, "Begun")
    assert list(SavedViews.load(till.data_dir, NOON).views) == ["Begun"]
    desk.offer_views()
    choose("Delete", "Begun")
    assert SavedViews.load(till.data_dir, NOON).views == {}


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_a_column_is_hidden_by_a_click_on_the_header_and_stays_so(
    window: AuditWindow, desk: ViewDesk, till: Till
) -> None:
    table = window.view.table
    table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    choose("Amount")
    assert table.isColumnHidden(AMOUNT)

    table.use_columns(Columns())
    a_desk(window, till.data_dir)

    assert table.isColumnHidden(AMOUNT)
    assert desk.saved.columns == Columns(frozenset({"amount"}))


def test_a_column_that_is_drawn_wider_stays_so(
    window: AuditWindow, desk: ViewDesk, till: Till
) -> None:
    table = window.view.table
    table.horizontalHeader().resizeSection(ABOUT, 180)

    assert table.columnWidth(ABOUT) == 180
    assert SavedViews.load(till.data_dir, NOON).columns.widths == {"about": 180}
    assert desk.saved.columns == table.columns


def test_a_width_grows_with_the_text(window: AuditWindow, desk: ViewDesk) -> None:
    window.view.table.horizontalHeader().resizeSection(AMOUNT, 100)
    window.look.use(Theme.named("light", 1.5))

    assert window.view.table.columnWidth(AMOUNT) == 150
    assert desk.saved.columns.widths == {"amount": 100}
