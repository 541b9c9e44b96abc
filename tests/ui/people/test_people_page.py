"""Staff and roles are kept on a page of the till, by touch or by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos_app.application.errors import ApprovalNeeded
from pos_app.bootstrap import Till
from pos_app.domain.values.permission import ASKS, Grant, Rule
from pos_app.ui.look import Look
from pos_app.ui.main_window import MainWindow
from pos_app.ui.people.people_state import PeopleState, Typed
from pos_app.ui.people.people_texts import member_row
from pos_app.ui.people.presenter import PeoplePresenter
from pos_app.ui.people.tasks import member_task
from pos_app.ui.people.view import PeopleView
from pos_app.ui.store_pages import StorePages
from tests.stores import a_till

OWNER_PIN = "2580"


class Screen:
    """Remembers what it was shown."""

    def __init__(self) -> None:
        self.states: list[PeopleState] = []
        self.is_left = False

    def display(self, state: PeopleState) -> None:
        self.states.append(state)

    def leave(self) -> None:
        self.is_left = True

    @property
    def now(self) -> PeopleState:
        return self.states[-1]

    def rows(self) -> list[str]:
        return [row.spoken for row in self.now.rows]

    def chosen(self) -> str:
        (row,) = [row for row in self.now.rows if row.is_chosen]
        return row.spoken

    def buttons(self) -> list[str]:
        return [button.action for button in (*self.now.task.buttons, *self.now.below)]


class Page:
    """The presenter of a till where the owner is signed in."""

    def __init__(self, till: Till) -> None:
        self.till = till
        self.screen = Screen()
        (owner,) = till.people.sign_in.people()
        self.owner = owner
        till.people.sign_in.sign_in(owner.staff_id, OWNER_PIN)
        people = till.people
        self.presenter = PeoplePresenter(
            self.screen, people.staff, people.roles, people.sign_in, decimals=2
        )
        self.presenter.open()

    def add(self, name: str = "Ann Lee", role: str = "cashier", pin: str = "9173") -> None:
        self.presenter.act("add")
        self.presenter.fill(Typed(text=name, pin=pin))
        self.presenter.answer(role)
        self.presenter.act("confirm")

    def sign_in(self, name: str, pin: str) -> None:
        (member,) = [each for each in self.till.people.sign_in.people() if each.name == name]
        self.till.people.sign_in.sign_in(member.staff_id, pin)

    def grant(self, role: str, permission: str) -> Grant:
        (found,) = [each for each in self.till.people.roles.every() if each.role_id == role]
        return dict(found.grants)[permission]


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "store") as till:
        yield till


@pytest.fixture
def page(till: Till) -> Page:
    return Page(till)


def test_a_person_is_added_with_a_role_and_a_first_pin(page: Page) -> None:
    page.add()
    assert page.screen.chosen() == "Ann Lee, Cashier, New PIN due"
    assert page.screen.now.info.startswith("Ann Lee is added")
    page.sign_in("Ann Lee", "9173")


def test_a_pin_that_is_too_easy_loses_nothing_that_was_typed(page: Page) -> None:
    page.add(pin="1234")
    assert page.screen.now.problem
    assert page.screen.now.typed == Typed(text="Ann Lee", pin="1234", answer="cashier")
    assert not page.screen.now.can_choose


def test_a_role_and_a_name_are_changed(page: Page) -> None:
    page.add()
    page.presenter.act("role")
    page.presenter.answer("supervisor")
    page.presenter.act("save")
    page.presenter.act("rename")
    assert page.screen.now.typed.text == "Ann Lee"
    page.presenter.fill(Typed(text="Ann Lea"))
    page.presenter.act("save")
    assert page.screen.chosen() == "Ann Lea, Supervisor, New PIN due"


def test_the_only_owner_stays_one(page: Page) -> None:
    page.presenter.act("role")
    page.presenter.answer("cashier")
    page.presenter.act("save")
    assert page.screen.now.problem.startswith("This is the only owner.")


def test_a_pin_is_reset(page: Page) -> None:
    page.add()
    page.presenter.act("pin")
    page.presenter.fill(Typed(pin="6402"))
    page.presenter.act("confirm")
    page.sign_in("Ann Lee", "6402")


def test_a_badge_is_scanned_and_taken_back(page: Page) -> None:
    page.add()
    page.presenter.scan("no badge is asked for")
    page.presenter.act("badge")
    page.presenter.scan("BADGE-0042")
    assert page.till.people.sign_in.sign_in_by_badge("BADGE-0042").name == "Ann Lee"
    page.sign_in(page.owner.name, OWNER_PIN)
    page.presenter.act("no_badge")
    assert "no_badge" not in page.screen.buttons()


def test_who_is_locked_out_is_unlocked(page: Page) -> None:
    page.add()
    (_, member) = page.till.people.staff.every()
    locked = replace(member, is_locked=True)
    assert "unlock" in [button.action for button in member_task(locked).buttons]
    assert member_row(locked, "").mark == "Locked out"
    page.presenter.act("unlock")
    assert page.screen.now.info == "Ann Lee may try a PIN again."


def test_who_leaves_is_retired_and_may_come_back(page: Page) -> None:
    page.add()
    page.presenter.act("retire")
    assert page.screen.chosen() == "Ann Lee, Cashier, Left"
    assert [button.action for button in page.screen.now.task.buttons] == ["restore"]
    page.presenter.act("restore")
    assert "retire" in page.screen.buttons()


def test_everybody_changes_their_own_pin(page: Page) -> None:
    page.add()
    page.sign_in("Ann Lee", "9173")
    page.presenter.open()
    assert page.screen.now.problem.startswith("Your role does not allow this: Manage staff.")
    assert page.screen.buttons() == ["own_pin"]
    page.presenter.act("own_pin")
    page.presenter.fill(Typed(old_pin="9173", pin="6402"))
    page.presenter.act("save")
    assert page.screen.now.info == "Your PIN is changed."
    page.sign_in("Ann Lee", "6402")


def test_what_needs_approval_asks_the_desk_and_changes_nothing_before(page: Page) -> None:
    page.add()
    page.till.people.roles.give("cashier", "manage_staff", ASKS)
    page.sign_in("Ann Lee", "9173")
    with pytest.raises(ApprovalNeeded):
        page.add("Bob Roe", pin="6402")
    page.presenter.give_up_approval()
    assert page.screen.now.typed.text == "Bob Roe"
    assert len(page.till.people.sign_in.people()) == 2


def test_a_rule_of_a_role_counts_at_once_and_a_limit_when_it_is_saved(page: Page) -> None:
    page.presenter.turn("roles")
    page.presenter.choose("cashier")
    page.presenter.act("confirm")
    page.presenter.choose("refund")
    assert page.screen.now.typed.text == "50.00"
    assert "Take goods back, Allowed up to 50.00" in page.screen.rows()
    page.presenter.fill(Typed(text="75.5"))
    page.presenter.act("confirm")
    assert page.grant("cashier", "refund") == Grant(Rule.ALLOWED, Decimal("75.5"))
    page.presenter.answer("denied")
    assert page.grant("cashier", "refund") == Grant(Rule.DENIED)
    assert page.screen.now.info == "Cashier, from now on: Take goods back. Denied."
    assert "Take goods back, Denied" in page.screen.rows()


def test_a_limit_that_is_no_number_is_refused_in_words(page: Page) -> None:
    page.presenter.turn("roles")
    page.presenter.act("grants")
    page.presenter.choose("discount")
    page.presenter.fill(Typed(text="ten"))
    page.presenter.act("save")
    assert page.screen.now.problem.startswith("This limit cannot be used for: Give a discount.")
    assert page.screen.now.typed.text == "ten"


def test_a_role_is_copied_renamed_and_removed(page: Page) -> None:
    page.presenter.turn("roles")
    page.presenter.choose("supervisor")
    page.presenter.act("copy")
    page.presenter.fill(Typed(text="Night shift"))
    page.presenter.act("save")
    assert "Night shift, Your own" in page.screen.rows()
    page.presenter.act("rename_role")
    page.presenter.fill(Typed(text="Late shift"))
    page.presenter.act("save")
    assert page.screen.now.info == "The role is called Late shift now."
    page.presenter.act("remove_role")
    assert not [row for row in page.screen.rows() if "shift" in row]


def test_nothing_limits_the_owner(page: Page) -> None:
    page.presenter.turn("roles")
    page.presenter.choose("owner")
    page.presenter.act("confirm")
    assert page.screen.now.task.name == "roles"
    assert page.screen.buttons() == []


def test_escape_leaves_a_form_first_and_then_the_page(page: Page) -> None:
    page.presenter.act("add")
    page.presenter.act("escape")
    assert not page.screen.is_left
    page.presenter.act("escape")
    assert page.screen.is_left


def tap(view: QWidget, name: str) -> None:
    QApplication.processEvents()  # buttons that were just made are shown by the event loop
    (button,) = [
        part
        for part in view.findChildren(QAbstractButton)
        if part.accessibleName() == name and part.isVisible()
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.focusWidget(), key)


def test_the_page_works_in_the_window_by_touch_and_by_keys(
    qtbot: QtBot, look: Look, page: Page
) -> None:
    window = MainWindow(look, "Till")
    qtbot.addWidget(window)
    window.place(QWidget())
    window.show()
    pages = StorePages(look, page.till, window, window, decimals=2)
    pages.open("people")
    view = pages.people_view
    assert isinstance(view, PeopleView)
    qtbot.waitUntil(view.isVisible)
    tap(view, "Add a person")
    QTest.keyClicks(view.task.text, "Ann Lee")
    for digit in "9173":
        tap(view, digit)
    tap(view, "Supervisor")
    tap(view, "Save")
    assert view.texts()[-1] == "Ann Lee, Supervisor, New PIN due"
    assert view.said().startswith("Ann Lee is added")
    tap(view, "Give a badge")
    pages.take_scan("BADGE-0042")
    assert view.said() == "The badge signs Ann Lee in from now on."
    tap(view, "Roles")
    press(window, Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_Down)
    tap(view, "Denied")
    assert "Remove a line, Denied" in view.texts()
    tap(view, "Back to the roles")
    tap(view, "Staff")
    tap(view, "Reset PIN")
    QTest.keyClicks(view.task.pin, "64")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    tap(view, "Reset PIN")
    assert view.task.pin.text() == ""
    window.close_page()
    assert not view.isVisible()
    pages.close()
    window.close()
