"""What the events of shifts, their drawers and their reports are called, look like and say."""

from __future__ import annotations

from decimal import Decimal

from pos_app.application.audit_amounts import AMOUNTS
from pos_app.ui.audit.places import Payload, amount_text
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "ShiftOpened": Wording(
            _("Shift opened"),
            "sunrise",
            lambda p: (
                _("{who} opened shift {shift} of {day} with {float} in the drawer.")
                if p["is_counted"]
                else _("{who} opened shift {shift} of {day} without counting, with {float} left.")
            ),
            _("Shift {shift}, float {float}"),
            AMOUNTS["ShiftOpened"],
            life=_("Opened with {float}"),
        ),
        "CashPaidIn": _cash(
            _("Paid in"),
            "plus",
            _("{who} put {amount} {currency} into the drawer: {reason}"),
            "CashPaidIn",
            _("{amount} paid in: {reason}"),
        ),
        "CashPaidOut": _cash(
            _("Paid out"),
            "minus",
            _("{who} took {amount} {currency} out of the drawer: {reason}"),
            "CashPaidOut",
            _("{amount} paid out: {reason}"),
        ),
        "CashDropped": _cash(
            _("Brought to the safe"),
            "vault",
            _("{who} brought {amount} {currency} from the drawer to the safe: {reason}"),
            "CashDropped",
            _("{amount} to the safe: {reason}"),
        ),
        "ShiftHandedOver": Wording(
            _("Drawer handed over"),
            "arrow-right-left",
            _("{who} handed the drawer of shift {shift} over to another staff member."),
            _("Shift {shift}"),
            life=_("Handed over"),
        ),
        "DrawerCounted": Wording(
            _("Drawer counted"),
            "calculator",
            lambda p: (
                _("{who} counted {counted} {currency} without seeing what was expected.")
                if p["is_blind"]
                else _("{who} counted {counted} {currency}, seeing what was expected.")
            ),
            _("{counted} {currency} counted"),
            AMOUNTS["DrawerCounted"],
            life=_("{counted} {currency} counted"),
        ),
        "CashDifferenceFound": Wording(
            _("Cash difference"),
            "scale",
            _difference,
            lambda p: _("{off} short") if _is_short(p) else _("{off} over"),
            AMOUNTS["CashDifferenceFound"],
            lambda p: ((_("Cash"), amount_text(p["expected"]), amount_text(p["counted"])),),
            life=lambda p: _("Cash {off} short") if _is_short(p) else _("Cash {off} over"),
        ),
        "CountWithdrawn": Wording(
            _("Count taken back"),
            "rotate-ccw",
            lambda p: (
                _("{who} counts the drawer a second time.")
                if p["is_recount"]
                else _("Cash moved after the drawer was counted, so it is counted again.")
            ),
            lambda p: _("Recount") if p["is_recount"] else _("Cash moved since"),
            life=_("Count taken back"),
        ),
        "ShiftClosed": Wording(
            _("Shift closed"),
            "sunset",
            _closed,
            _("Shift {shift}, Z report {z}"),
            AMOUNTS["ShiftClosed"],
            life=_("Closed with Z report {z}"),
        ),
        "ZReportMade": Wording(
            _("Z report"),
            "receipt-text",
            _("Z report {z} of {day}: sales {sales}, returns {refunds}, tax {tax}."),
            _("Z report {z}, sales {sales}"),
            AMOUNTS["ZReportMade"],
            life=_("Made, sales {sales}"),
        ),
        "XReportPrinted": Wording(
            _("X report printed"),
            "printer",
            _("{who} printed the figures of shift {shift} so far, the expected cash too."),
            _("Shift {shift}"),
            life=_("X report printed"),
        ),
        "ZReportReprinted": Wording(
            _("Z report printed again"),
            "printer",
            _("{who} printed Z report {z} again, copy {copy}."),
            _("Z report {z}, copy {copy}"),
            life=_("Copy {copy} printed"),
        ),
        "ShiftRulesChanged": Wording(
            _("Shift rules"),
            "settings-2",
            _("{who} changed how this register keeps shifts."),
            lambda p: _("With shifts") if p["new_uses_shifts"] else _("Without shifts"),
            None,
            _rule_changes,
            life=lambda p: (
                _("Shifts are used") if p["new_uses_shifts"] else _("Shifts are not used")
            ),
        ),
    }


def _cash(title: str, icon: str, sentence: str, kind: str, life: str) -> Wording:
    return Wording(title, icon, sentence, _("{amount}, {reason}"), AMOUNTS[kind], life=life)


def _is_short(payload: Payload) -> bool:
    return Decimal(str(payload["difference"])) < 0


def _difference(payload: Payload) -> str:
    if _is_short(payload):
        return _("{counted} {currency} were counted, {off} less than the documents come to.")
    return _("{counted} {currency} were counted, {off} more than the documents come to.")


def _closed(payload: Payload) -> str:
    if not payload["is_counted"]:
        return _("{who} closed shift {shift} without a count, Z report {z}: {reason}")
    if not Decimal(str(payload["difference"])):
        return _("{who} closed shift {shift}, Z report {z}. The cash was right.")
    if payload["reason"]:
        return _("{who} closed shift {shift}, Z report {z}, cash off by {difference}: {reason}")
    return _("{who} closed shift {shift}, Z report {z}, cash off by {difference}.")


def _rule_changes(payload: Payload) -> tuple[tuple[str, str, str], ...]:
    def yes(value: object) -> str:
        return _("Yes") if value else _("No")

    rows = (
        (_("Uses shifts"), yes(payload["old_uses_shifts"]), yes(payload["new_uses_shifts"])),
        (_("Blind count"), yes(payload["old_is_blind"]), yes(payload["new_is_blind"])),
        (_("Limit"), amount_text(payload["old_limit"]), amount_text(payload["new_limit"])),
        (_("Day ends at"), f"{payload['old_day_end']}:00", f"{payload['new_day_end']}:00"),
    )
    return tuple(row for row in rows if row[1] != row[2])
