"""The owner says on a panel who signs in, when the till locks, and how shifts are kept."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.domain.values.permission import ASKS
from pos_app.ui.look import Look
from pos_app.ui.store_settings.view import SettingsView
from pos_app.ui.widgets.hint_button import HintButton
from tests.people import OWNER_PIN
from tests.ui.windows import OWN_PIN, Window, a_window


@pytest.fixture
def window(tmp_path: Path, look: Look) -> Iterator[Window]:
    with a_window(tmp_path / "store", look) as window:
        yield window


def opened(window: Window) -> SettingsView:
    window.robot.press("F10")
    window.robot.tap("Sign-in and shifts")
    selling = window.app.selling
    assert selling is not None
    panel = selling.view.panel
    assert isinstance(panel, SettingsView)
    return panel


def test_the_owner_switches_sign_in_off_and_on_again(window: Window) -> None:
    window.sign_in("Ana", OWNER_PIN)
    panel = opened(window)
    window.robot.tap("No")
    window.robot.wait_for("Nobody signs in any more")
    assert window.logged("SignInSwitched")[-1]["is_on"] is False
    assert window.logged("StaffSignedOut")[-1]["cause"] == "off"
    window.robot.tap("Yes")
    window.robot.wait_for("Who is selling?")
    window.sign_in("Ana", OWNER_PIN)
    assert panel.isVisible()


def test_the_minutes_of_the_lock_are_chosen_and_count_at_once(window: Window) -> None:
    window.sign_in("Ana", OWNER_PIN)
    opened(window)
    window.robot.tap("15 min")
    window.robot.wait_for("The till locks itself after 15 min without a touch.")
    window.till.reload_store()
    assert window.till.store is not None
    assert window.till.store.idle_lock_minutes == 15
    assert window.app.desk is not None
    assert window.app.desk._idle._timer.interval() == 15 * 60_000


def test_the_largest_difference_is_typed(window: Window) -> None:
    window.sign_in("Ana", OWNER_PIN)
    panel = opened(window)
    panel.limit.setFocus()
    panel.limit.selectAll()
    window.robot.type_in("x")
    window.robot.press("Return")
    assert panel.said() == "Type the amount as a number, 0 for every difference."
    panel.limit.selectAll()
    window.robot.type_in("5.50")
    window.robot.press("Return")
    assert panel.said() == "Differences above 5.50 need a reason and an approval."
    assert window.till.shifts.rules.rules().limit == Decimal("5.50")


def test_who_may_not_change_settings_is_not_offered_them(window: Window) -> None:
    window.sign_in("Ines", OWN_PIN)
    window.robot.press("F10")
    grey = {
        button.accessibleName()
        for button in window.app.window.findChildren(HintButton)
        if not button.isEnabled()
    }
    assert {"Sign-in and shifts", "Taxes and rounding", "Audit window"} <= grey
    assert not {"Cancel sale", "Open drawer", "Staff and roles", "Guide"} & grey
    window.robot.press("Esc")
    window.robot.press("Ctrl+L")
    window.sign_in("Ana", OWNER_PIN)
    opened(window)


def test_what_needs_approval_is_asked_for_at_the_panel(window: Window) -> None:
    window.sign_in("Ana", OWNER_PIN)
    window.till.people.roles.give("cashier", "change_settings", ASKS)
    window.robot.press("Ctrl+L")
    window.sign_in("Ines", OWN_PIN)
    opened(window)
    window.robot.tap("15 min")
    window.robot.wait_for("Manager approval")
    window.robot.press("Alt+3")
    window.robot.rest(100)
    window.robot.type_in(OWNER_PIN)
    window.robot.press("Return")
    window.robot.wait_for("The till locks itself after 15 min without a touch.")
    assert window.logged("ApprovalGranted")[-1]["permission"] == "change_settings"
