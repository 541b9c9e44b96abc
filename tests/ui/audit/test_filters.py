"""The filters of the audit window: what each offers, lets pass, and how they share the room."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import DATABASE_NAME, Till, open_till
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.system import SystemClock
from pos_app.ui.audit.filter_button import FilterButton
from pos_app.ui.audit.table_model import APPROVER, FLAG, WHO
from pos_app.ui.audit.window import AuditWindow
from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from tests.audit_logs import FIRST_DAY, PEOPLE, a_red_flag, fill_log
from tests.stores import a_store, a_till, sell, stocked
from tests.ui.audit.desk import Desk

LENGTH = 1_500
FLAGGED = (700, 1_400)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = a_store(tmp_path_factory.mktemp("busy"))
    fill_log(folder / DATABASE_NAME, LENGTH)
    database = Database(folder / DATABASE_NAME)
    a_red_flag(database, "one", rule="R4", state="open", seqs=FLAGGED)
    database.close()
    return folder


@pytest.fixture
def busy(folder: Path) -> Iterator[Till]:
    till = open_till(folder, read_only=True)
    yield till
    till.close()


@pytest.fixture
def desk(busy: Till) -> Iterator[Desk]:
    queries = busy.audit_queries()
    desk = Desk(queries)
    desk.presenter.start()
    yield desk
    queries.close()


@pytest.fixture
def window(busy: Till, qapp: QApplication, qtbot: QtBot) -> Iterator[AuditWindow]:
    look = Look(qapp, Theme.named("light"))
    window = AuditWindow(
        look,
        queries=busy.audit_queries,
        audit=busy.audit,
        decimals=2,
        clock=SystemClock(),
        export_folder=None,
        polls=False,
    )
    window.show()
    qtbot.waitUntil(lambda: window.view.model.rowCount() > 0)
    yield window
    window.close()
    window.deleteLater()
    look.deleteLater()


def button(window: AuditWindow, key: str) -> FilterButton:
    found = window.findChild(FilterButton, f"filter-{key}")
    assert isinstance(found, FilterButton)
    return found


def filter_is(window: AuditWindow, where: AuditFilter) -> bool:
    return window.presenter.where == where


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("who", {"actor_id": PEOPLE[0]}),
        ("approver", {"approver_id": PEOPLE[0]}),
        ("register", {"register_id": "2"}),
        ("about", {"aggregate_type": "Order"}),
        ("flagged", {"is_flagged": True}),
    ],
)
def test_a_choice_sets_its_filter_and_none_takes_it_away(
    desk: Desk, name: str, where: dict[str, object]
) -> None:
    desk.presenter.choose(name, next(iter(where.values())))
    assert desk.presenter.where == AuditFilter(**where)  # type: ignore[arg-type]  # by its names
    assert desk.filter(name).is_active

    desk.presenter.choose(name, None)

    assert desk.presenter.where.is_empty
    assert not desk.filter(name).is_active


def test_who_approved_and_at_which_register_is_offered_where_there_is_a_choice(desk: Desk) -> None:
    assert desk.filter("approver").is_offered
    assert [choice.value for choice in desk.filter("register").choices] == [None, "1", "2"]


def test_a_register_and_an_approver_that_nobody_can_choose_are_not_offered(data_dir: Path) -> None:
    with a_till(data_dir) as till:
        stocked(till, "Milk")
        sell(till, "MILK")
        queries = till.audit_queries()
        desk = Desk(queries)
        desk.presenter.start()
        queries.close()

    offered = [each.key for each in desk.state.filters if each.is_offered]
    assert offered == ["who", "event", "about", "period", "amount", "flagged"]


def test_a_filter_that_is_set_stays_offered_to_be_taken_away(data_dir: Path) -> None:
    with a_till(data_dir) as till:
        queries = till.audit_queries()
        desk = Desk(queries)
        desk.presenter.start()
        desk.presenter.choose("register", "9")
        queries.close()

    assert desk.filter("register").is_offered


def test_amounts_are_shown_from_one_to_another_in_either_order(desk: Desk) -> None:
    desk.presenter.choose_amounts((Decimal(50), Decimal(20)))

    assert desk.presenter.where == AuditFilter(least_amount=Decimal(20), most_amount=Decimal(50))
    assert desk.filter("amount").chosen == "20 to 50"


def test_only_what_a_red_flag_points_at_is_left(desk: Desk) -> None:
    desk.presenter.choose("flagged", value=True)

    assert desk.view.seqs == sorted(FLAGGED, reverse=True)
    assert [row.flags for row in desk.view.rows] == [("R4",), ("R4",)]
    assert desk.state.count == f"2 of {LENGTH + 1:,}"


def test_the_filters_are_said_in_words(desk: Desk) -> None:
    desk.presenter.choose("flagged", value=True)
    desk.presenter.choose_amounts((None, Decimal("9.5")))

    assert desk.presenter.filter_words() == "Amount: up to 9.5, Red flags only"


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
@pytest.mark.parametrize(("key", "name"), [("G", "Register"), ("U", "Amount")])
def test_more_filters_open_by_their_keys(window: AuditWindow, key: str, name: str) -> None:
    QTest.keySequence(window, QKeySequence(f"Alt+{key}"))
    menu = QApplication.activePopupWidget()

    assert isinstance(menu, QMenu)
    assert menu.accessibleName() == name
    menu.close()


def test_alt_r_turns_red_flags_only_on_and_off(window: AuditWindow, qtbot: QtBot) -> None:
    QTest.keySequence(window, QKeySequence("Alt+R"))
    qtbot.waitUntil(lambda: window.view.model.rowCount() == len(FLAGGED))
    assert button(window, "flagged").isChecked()

    QTest.keySequence(window, QKeySequence("Alt+R"))

    qtbot.waitUntil(lambda: window.view.model.rowCount() > len(FLAGGED))
    assert not button(window, "flagged").isChecked()


def test_the_cross_of_a_filter_takes_it_away(window: AuditWindow, qtbot: QtBot) -> None:
    window.presenter.choose("register", "2")
    register = button(window, "register")
    qtbot.waitUntil(lambda: register.accessibleName() == "Register: 2")

    edge = QPoint(register.width() - 16, register.height() // 2)
    QTest.mouseClick(register, Qt.MouseButton.LeftButton, pos=edge)

    assert filter_is(window, AuditFilter())


def test_typed_amounts_are_taken_and_what_is_none_is_refused(window: AuditWindow) -> None:
    prompt = window.view.prompt
    window.view.filters.typing_wanted.emit("amounts")
    least, most = (
        field
        for field in prompt.findChildren(QLineEdit)
        if field.accessibleName() in {"Least", "Most"}
    )
    QTest.keyClicks(least, "many")
    QTest.keyClick(least, Qt.Key.Key_Return)
    assert filter_is(window, AuditFilter())

    window.view.filters.typing_wanted.emit("amounts")
    QTest.keyClicks(least, "2.50")
    QTest.keyClicks(most, "10")
    QTest.keyClick(most, Qt.Key.Key_Return)

    assert filter_is(window, AuditFilter(least_amount=Decimal("2.50"), most_amount=Decimal(10)))


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_large_text_puts_the_filters_behind_one_button(window: AuditWindow) -> None:
    window.presenter.choose("flagged", value=True)
    assert not window.view.filters.is_collapsed()

    window.look.use(Theme.named("light", 2.0))
    assert window.view.filters.is_collapsed()
    # The search, the button, the count and the way back share one row: the list needs the room.
    assert window.view.filters.height() == window.look.theme.size("office-control")
    assert button(window, "filters").accessibleName() == "Filters (1)"
    QTest.mouseClick(button(window, "filters"), Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    menu.actions()[-1].trigger()
    menu.close()

    assert texts[0] == "Who: Anyone"
    assert texts[-1] == "Red flags only"
    assert filter_is(window, AuditFilter())


def test_going_to_a_date_stands_on_it_and_reads_on_both_ways(desk: Desk) -> None:
    moment = FIRST_DAY.replace(hour=7, minute=30)
    desk.presenter.go_to(moment)
    first, stands_on = desk.view.seqs[0], desk.view.stands_on

    assert stands_on in desk.view.seqs
    assert first < LENGTH
    assert desk.presenter.where.is_empty
    desk.presenter.more(desk.view.seqs[-1])
    desk.presenter.place_changed(is_at_top=False)
    while desk.state.is_away:
        desk.presenter.place_changed(is_at_top=True)
    assert desk.view.seqs[0] == LENGTH + 1
    assert desk.view.seqs == list(range(LENGTH + 1, desk.view.seqs[-1] - 1, -1))


def test_a_date_is_typed_and_the_list_stands_there(window: AuditWindow, qtbot: QtBot) -> None:
    window.view.filters.typing_wanted.emit("date")
    window.view.prompt.date_given.emit(QDate(2024, 1, 2))

    qtbot.waitUntil(lambda: window.view.table.current_row() is not None)
    row = window.view.table.current_row()
    assert row is not None
    assert "Tue 2 Jan" in row.time
    assert window.presenter.where.is_empty


def test_the_list_shows_the_date_first_with_what_came_after_it_above(
    window: AuditWindow, qtbot: QtBot
) -> None:
    table, model = window.view.table, window.view.model
    window.presenter.go_to(FIRST_DAY.replace(hour=7, minute=30))

    qtbot.waitUntil(lambda: table.currentIndex().row() > 0)
    assert table.rowAt(1) == table.currentIndex().row()
    assert not table.is_at_top()
    before = model.rowCount()
    table.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: model.rowCount() > before)


def test_the_key_of_the_search_has_its_place_alone_once_nothing_is_typed(
    window: AuditWindow,
) -> None:
    search = window.view.filters.search
    (cross,) = search.actions()
    QTest.keyClicks(search, "milk")
    assert cross.isVisible()

    search.clear()

    assert not cross.isVisible()


def test_who_approved_has_a_column_or_stands_beside_who_did_it(
    window: AuditWindow, qtbot: QtBot
) -> None:
    model, table = window.view.model, window.view.table
    window.presenter.choose("approver", PEOPLE[0])
    qtbot.waitUntil(
        lambda: 0 < model.rowCount() < LENGTH and model.index(0, APPROVER).data() != "–"
    )
    window.resize(1900, 900)
    assert not table.isColumnHidden(APPROVER)
    assert model.index(0, APPROVER).data() == PEOPLE[0]

    window.resize(1024, 768)

    assert table.isColumnHidden(APPROVER)
    assert str(model.index(0, WHO).data()).endswith(f" · {PEOPLE[0]}")


def test_a_flagged_row_names_its_rules(window: AuditWindow, qtbot: QtBot) -> None:
    QTest.keySequence(window, QKeySequence("Alt+R"))
    model = window.view.model
    qtbot.waitUntil(lambda: model.rowCount() == len(FLAGGED))

    assert model.index(0, FLAG).data() == "R4"
    assert model.flagged() == (0, 1)
    assert str(model.index(0, FLAG).data(Qt.ItemDataRole.AccessibleTextRole)).endswith(
        "Red flag R4"
    )


def test_a_reader_at_a_date_is_led_back_to_the_newest(window: AuditWindow, qtbot: QtBot) -> None:
    window.presenter.go_to(FIRST_DAY)
    panel = window.view.list
    qtbot.waitUntil(lambda: panel.unseen_text() == "To the newest")

    QTest.mouseClick(panel.news_button(), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: panel.unseen_text() == "")
    row = window.view.model.row(0)
    assert row is not None
    assert row.seq == LENGTH + 1
