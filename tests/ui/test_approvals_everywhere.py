"""Whatever room asks for an approval asks by the real sheet, and goes on where it was."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from pos_app.domain.values.permission import ASKS
from pos_app.ui.actions import AUDIT
from pos_app.ui.look import Look
from pos_app.ui.override.request_form import RequestForm
from pos_app.ui.people.people_state import Typed
from pos_app.ui.robot.hand import Robot
from pos_app.ui.stock.correct_page import CorrectPage
from pos_app.ui.widgets.hint_button import HintButton
from tests.people import OWNER_PIN
from tests.ui.windows import OWN_PIN, Window, a_window


@pytest.fixture
def window(tmp_path: Path, look: Look) -> Iterator[Window]:
    with a_window(tmp_path / "store", look) as window:
        yield window


def work_as_cashier(window: Window, *permissions: str) -> None:
    """Let a cashier work here, for whom ``permissions`` need an approval."""
    window.sign_in("Ana", OWNER_PIN)
    for permission in permissions:
        window.till.people.roles.give("cashier", permission, ASKS)
    window.robot.press("Ctrl+L")
    window.sign_in("Ines", OWN_PIN)


def approve(window: Window, hands: Robot | None = None) -> dict[str, object]:
    """Let the owner, who comes first by name, allow what is asked; return what was recorded."""
    hands = hands or window.robot
    hands.wait_for("Manager approval")
    hands.press("Alt+4")
    hands.rest(80)
    hands.type_in(OWNER_PIN)
    hands.press("Return")
    hands.wait_until(lambda: not hands.sees("Manager approval"), "the answer")
    return window.logged("ApprovalGranted")[-1]


def test_cash_goes_out_of_the_drawer_once_somebody_allowed_it(window: Window) -> None:
    work_as_cashier(window)
    window.till.shifts.commands.open(Decimal(100))
    window.robot.wait_for("Register 1 · Ines")
    window.robot.press("Ctrl+M")
    window.robot.wait_for("Which way does the cash go?")
    window.robot.type_in("5")
    window.robot.press("Alt+1")
    window.robot.press("F12")
    granted = approve(window)
    assert (granted["permission"], granted["measured"]) == ("move_cash", "5")
    (paid_out,) = window.logged("CashPaidOut")
    assert paid_out["amount"] == "5.00"


def test_a_person_is_added_once_somebody_allowed_it(window: Window) -> None:
    work_as_cashier(window, "manage_staff")
    pages = window.app.pages
    assert pages is not None
    pages.open("people")
    approve(window)  # to see the staff at all
    assert pages._people is not None
    pages._people.act("add")
    pages._people.fill(Typed(text="Bob Roe", pin="6402"))
    pages._people.act("confirm")
    assert approve(window)["permission"] == "manage_staff"
    window.robot.wait_for("Bob Roe is added")
    assert len(window.logged("StaffMemberAdded")) == 4


def test_the_stock_is_corrected_once_and_only_once_somebody_allowed_it(window: Window) -> None:
    work_as_cashier(window, "adjust_stock")
    selling = window.app.selling
    assert selling is not None
    window.robot.press("F10")
    window.robot.tap("Stock")
    stock = selling._panels._stock
    assert stock is not None
    (steak,) = window.till.product_queries.tiles(None, 5)
    level = window.till.stock.queries.level(steak.product_id)
    assert level is not None
    stock._open(CorrectPage(stock._desk, level))
    stock.edit("quantity", "2")
    stock.edit("note", "Dropped")
    stock.act("save")
    assert not window.logged("StockAdjusted")
    assert approve(window)["permission"] == "adjust_stock"
    assert len(window.logged("StockAdjusted")) == 1


def test_a_promotion_is_made_once_somebody_allowed_it(window: Window) -> None:
    work_as_cashier(window, "manage_promotions")
    selling = window.app.selling
    assert selling is not None
    window.robot.press("F10")
    window.robot.tap("Promotions")
    promotions = selling._panels._promotions
    promotions.begin_words("20%: STEAK")
    assert not window.robot.sees("Manager approval")
    promotions.confirm()
    assert approve(window)["permission"] == "manage_promotions"
    assert len(window.logged("PromotionCreated")) == 1


def test_going_back_to_a_backup_has_a_right_of_its_own(window: Window) -> None:
    work_as_cashier(window, "back_up", "restore")
    window.till.upkeep.backups.make_planned("asked")
    upkeep = window.app.upkeep
    assert upkeep is not None
    upkeep.open("backups")
    presenter = upkeep._pages["backups"][1]
    presenter.act("restore")
    presenter.act("sure")
    window.robot.wait_for("Manager approval")
    window.robot.press("Esc")
    assert window.app.restore_wish is None
    assert window.logged("ApprovalWithdrawn")[-1]["permission"] == "restore"


def test_whoever_goes_back_to_a_backup_is_known_after_the_window_closed(window: Window) -> None:
    work_as_cashier(window, "back_up", "restore")
    window.till.upkeep.backups.make_planned("asked")
    upkeep = window.app.upkeep
    assert upkeep is not None
    upkeep.open("backups")
    presenter = upkeep._pages["backups"][1]
    presenter.act("restore")
    presenter.act("sure")
    assert approve(window)["permission"] == "restore"
    wish = window.app.restore_wish
    assert wish is not None
    assert wish.actor_id == str(window.people.cashier)


def test_the_audit_window_opens_once_somebody_allowed_it(window: Window) -> None:
    work_as_cashier(window, "view_log")
    window.robot.press("Ctrl+Shift+A")
    assert window.app.audit_window is None
    assert approve(window)["permission"] == "view_log"
    assert window.app.audit_window is not None


def test_the_log_is_exported_once_somebody_allowed_it(window: Window) -> None:
    work_as_cashier(window, "view_log", "export_log")
    window.robot.press("Ctrl+Shift+A")
    approve(window)
    audit = window.app.audit_window
    assert audit is not None
    assert audit.isVisible()
    target = window.till.data_dir / "shown.jsonl"
    audit.view.prompt.file_given.emit(str(target))
    assert not target.exists()
    hands = Robot(audit)
    hands.bring_to_front()
    assert approve(window, hands)["permission"] == "export_log"
    hands.wait_until(lambda: bool(window.logged("AuditLogExported")), "the export")
    assert target.exists()
    assert audit.frame.current == AUDIT


def test_the_sheet_shows_the_amount_and_cuts_no_key_of_the_pad(window: Window) -> None:
    work_as_cashier(window)
    window.till.shifts.commands.open(Decimal(100))
    window.robot.wait_for("Register 1 · Ines")
    window.robot.press("Ctrl+M")
    window.robot.wait_for("Which way does the cash go?")
    window.robot.type_in("12.50")
    window.robot.press("Alt+1")
    window.robot.press("F12")
    window.robot.wait_for("Manager approval")
    window.robot.rest(80)
    (form,) = [each for each in window.app.window.findChildren(RequestForm) if each.isVisible()]
    assert "12.50" in [label.text() for label in form.findChildren(QLabel)]
    for button in form.findChildren(HintButton):
        seen = button.visibleRegion().boundingRect()
        assert seen.size() == button.size(), button.accessibleName()
    window.robot.press("Esc")


def test_after_an_answer_in_a_sheet_the_pin_is_typed_into_its_own_field_only(
    window: Window,
) -> None:
    work_as_cashier(window)
    window.robot.wait_for("Register 1 · Ines")
    window.robot.type_in("STEAK")
    window.robot.press("Return")
    window.robot.wait_for("Total 20.00")
    window.robot.press("Ctrl+Del")
    window.robot.wait_for("Cancel the whole sale?")
    window.robot.tap("Cancel sale")
    window.robot.wait_for("Manager approval")
    assert window.robot.sees("0.00")
    window.robot.type_in("25")
    window.robot.wait_for("PIN, 2 digits typed")
    assert window.app.selling is not None
    entry = window.app.selling.view.parts.entry
    entry.setFocus()  # whatever wants the focus while the sheet is open
    window.robot.type_in("8")
    window.robot.wait_for("PIN, 3 digits typed")
    assert entry.text() == ""
    for _digit in range(3):
        window.robot.press("Backspace")
    assert approve(window)["permission"] == "cancel_sale"


def test_foreign_cash_at_a_new_rate_pays_once_somebody_allowed_it(window: Window) -> None:
    work_as_cashier(window)
    window.robot.wait_for("Register 1 · Ines")
    window.robot.type_in("STEAK")
    window.robot.press("Return")
    window.robot.wait_for("Total 20.00")
    window.robot.press("F11")
    window.robot.tap("Foreign cash")
    window.robot.wait_for("What is 1 EUR worth in USD?")
    window.robot.type_in("1.05")
    window.robot.press("Return")
    window.robot.rest(80)
    window.robot.type_in("20")
    window.robot.press("Return")
    granted = approve(window)
    assert (granted["permission"], granted["about"]) == ("change_rate", "1 EUR: – → 1.05 USD")
    window.robot.wait_for("Change due 1.00, sale saved")
