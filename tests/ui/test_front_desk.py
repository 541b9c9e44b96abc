"""Signing in, locking and approving, by hand through the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.ui.look import Look
from tests.people import MANAGER_PIN, OWNER_PIN
from tests.ui.windows import BADGE, OWN_PIN, Window, a_window


@pytest.fixture
def window(tmp_path: Path, look: Look) -> Iterator[Window]:
    with a_window(tmp_path / "store", look) as window:
        yield window


def test_people_sign_in_by_tile_and_pin_and_the_bar_says_who_works(window: Window) -> None:
    assert window.robot.sees("Who is selling?")

    window.sign_in("Ines Duarte, Cashier", OWN_PIN)

    window.robot.wait_for("Register 1 · Ines Duarte")
    assert window.till.people.access.actor_id == str(window.people.cashier)


def test_keys_alone_sign_in(window: Window) -> None:
    window.robot.press("Alt+2")
    window.robot.type_in(OWN_PIN)
    window.robot.press("Return")

    window.robot.wait_for("Register 1 · Ines Duarte")


def test_a_wrong_pin_is_a_sentence_and_an_event(window: Window) -> None:
    window.sign_in("Ines Duarte, Cashier", "8642")

    window.robot.wait_for("This is not the PIN.")
    assert [each["wrong_in_a_row"] for each in window.logged("PinRefused")] == [1]


def test_a_badge_signs_in(window: Window) -> None:
    window.robot.scan(BADGE)

    window.robot.wait_for("Register 1 · Tomas Reyes")


def test_a_first_pin_is_changed_before_anything_else(window: Window) -> None:
    window.sign_in("Sam Lindqvist, Supervisor", "4862")
    window.robot.wait_for("Choose a PIN of your own")
    for pin in ("6174", "6175"):
        window.robot.type_in(pin)
        window.robot.press("Return")
    window.robot.wait_for("The two were different. Type the new PIN again.")
    for _ in range(2):
        window.robot.type_in("6174")
        window.robot.press("Return")

    window.robot.wait_for("Register 1 · Sam Lindqvist")
    assert len(window.logged("PinChanged")) == 2


def test_the_lock_and_a_switch_keep_the_cart(window: Window) -> None:
    window.sign_in("Ines Duarte, Cashier", OWN_PIN)
    window.robot.type_in("STEAK")
    window.robot.press("Return")
    window.robot.wait_for("Total 20.00")

    window.robot.press("Ctrl+L")
    window.robot.wait_for("Who is selling?")
    window.robot.scan(BADGE)

    window.robot.wait_for("Register 1 · Tomas Reyes")
    assert window.robot.sees("Total 20.00")
    assert window.logged("StaffSignedOut")[-1]["cause"] == "locked"


def test_a_till_that_nobody_touches_locks_itself(window: Window) -> None:
    window.sign_in("Ines Duarte, Cashier", OWN_PIN)
    window.robot.wait_for("Register 1 · Ines Duarte")
    desk = window.app.desk
    assert desk is not None

    desk._idle.expired.emit()

    assert desk.is_locked
    assert window.logged("StaffSignedOut")[-1]["cause"] == "idle"


def test_an_approval_lets_the_price_stand_and_the_cashier_stays(window: Window) -> None:
    window.sign_in("Ines Duarte, Cashier", OWN_PIN)
    window.ask_for_a_price()
    window.robot.press("Alt+1")
    window.robot.rest(100)
    while window.robot.sees("Approver: Ana") or window.robot.sees("Approver: Sam Lindqvist"):
        window.robot.press("Alt+U")
        window.robot.rest(100)
    window.robot.wait_for("Approver: Tomas Reyes")
    window.robot.type_in(MANAGER_PIN)
    window.robot.press("Return")

    window.robot.wait_for("Total 15.00")
    granted = window.logged("ApprovalGranted")[-1]
    assert (granted["amount_before"], granted["amount_after"]) == ("20.00", "15.00")
    assert granted["approver"] == str(window.people.manager)
    assert window.robot.sees("Register 1 · Ines Duarte")


def test_a_badge_approves(window: Window) -> None:
    window.sign_in("Ines Duarte, Cashier", OWN_PIN)
    window.ask_for_a_price()
    assert window.app.selling is not None
    cart = window.app.selling.presenter.cart
    assert cart is not None
    assert any(text.endswith(f", sale {str(cart.cart_id)[-6:]}") for text in window.robot.texts())
    window.robot.tap("Damaged")
    window.robot.scan(BADGE)

    window.robot.wait_for("Total 15.00")
    assert window.logged("ApprovalGranted")[-1]["way"] == "badge"


@pytest.mark.parametrize(
    ("way", "event"), [("deny", "ApprovalRefused"), ("cancel", "ApprovalWithdrawn")]
)
def test_what_nobody_allows_changes_nothing(window: Window, way: str, event: str) -> None:
    window.sign_in("Ines Duarte, Cashier", OWN_PIN)
    window.ask_for_a_price()
    steps: dict[str, Callable[[], None]] = {
        "deny": lambda: _deny(window),
        "cancel": lambda: window.robot.press("Esc"),
    }
    steps[way]()

    window.robot.wait_until(lambda: bool(window.logged(event)), event)
    assert window.robot.sees("Total 20.00")
    window.robot.type_in("STEAK")
    window.robot.press("Return")
    window.robot.wait_for("Total 40.00")


def _deny(window: Window) -> None:
    window.robot.press("Alt+6")
    window.robot.rest(100)
    window.robot.type_in(OWNER_PIN)
    window.robot.press("Alt+D")


def test_a_wrong_pin_leaves_the_request_open(window: Window) -> None:
    window.sign_in("Ines Duarte, Cashier", OWN_PIN)
    window.ask_for_a_price()
    window.robot.press("Alt+1")
    window.robot.rest(100)
    window.robot.type_in("8642")
    window.robot.press("Return")

    window.robot.wait_for("This is not the PIN.")
    assert window.robot.sees("Manager approval")
    assert window.logged("PinRefused")[-1]["purpose"] == "approval"


def test_whoever_may_not_look_at_the_log_opens_no_audit_window(window: Window) -> None:
    window.sign_in("Ines Duarte, Cashier", OWN_PIN)
    window.robot.wait_for("Register 1 · Ines Duarte")

    window.robot.press("Ctrl+Shift+A")

    window.robot.wait_for("Your role does not allow this: Look at the audit log.")
    assert window.app.audit_window is None


def test_the_float_is_typed_at_once_after_signing_in(window: Window) -> None:
    """The screen of shifts stood behind the sign-in page, and has the keys when that goes."""
    window.sign_in("Ana", OWNER_PIN)
    rules = window.till.shifts.rules
    rules.set_rules(replace(rules.rules(), uses_shifts=True))
    selling = window.app.selling
    assert selling is not None
    selling.shifts.ask_for_float()
    assert window.app.desk is not None
    window.app.desk.lock("locked")
    window.sign_in("Ana", OWNER_PIN)
    window.robot.press("Up")
    window.robot.type_in("80")
    window.robot.press("F12")
    shift = window.till.shifts.commands.current()
    assert shift is not None
    assert shift.opening_float == Decimal(80)
    window.robot.wait_for("Shift since")
