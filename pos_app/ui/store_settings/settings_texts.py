"""The questions of the settings with their answers, and what each change means."""

from __future__ import annotations

from pos_app.application.shift_snapshots import RulesSnapshot
from pos_app.application.snapshots import StoreSnapshot
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.listed import Choice
from pos_app.ui.store_settings.settings_state import Question

SIGN_IN, LOCK, SHIFTS, BLIND, DAY_END = "sign_in", "lock", "shifts", "blind", "day_end"
YES, NO = "yes", "no"
_USUAL_MINUTES = (0, 2, 5, 15)
_USUAL_HOURS = (0, 2, 4, 6)


def of_people(store: StoreSnapshot) -> tuple[Question, ...]:
    """Return what is asked about the people at the till."""
    minutes = sorted({*_USUAL_MINUTES, store.idle_lock_minutes})
    lock = tuple(
        Choice(str(each), minutes_text(each), each == store.idle_lock_minutes) for each in minutes
    )
    return (
        Question(SIGN_IN, _("People sign in"), _yes_no(is_yes=store.has_sign_in)),
        Question(LOCK, _("Nobody touches the till: lock it after"), lock),
    )


def of_shifts(rules: RulesSnapshot) -> tuple[Question, ...]:
    """Return what is asked about the shifts of the register."""
    hours = sorted({*_USUAL_HOURS, rules.day_end_hour})
    ends = tuple(Choice(str(each), f"{each:02d}:00", each == rules.day_end_hour) for each in hours)
    return (
        Question(SHIFTS, _("Ask for the float at start"), _yes_no(is_yes=rules.uses_shifts)),
        Question(BLIND, _("Hide what is expected"), _yes_no(is_yes=rules.is_blind)),
        Question(DAY_END, _("The business day ends at"), ends),
    )


def minutes_text(minutes: int) -> str:
    """Return a time without a touch: ``5 minutes``, and nothing of it for none."""
    if not minutes:
        return _("Never")
    return ngettext("{count} min", "{count} min", minutes).format(count=minutes)


def sign_in_text(store: StoreSnapshot) -> str:
    """Return what the switch of sign-in means."""
    if store.has_sign_in:
        return _("People sign in from now on.")
    return _("Nobody signs in any more: whoever stands here may do everything.")


def lock_text(store: StoreSnapshot) -> str:
    """Return what the lock does from now on."""
    if not store.has_sign_in:
        return _("It counts once people sign in.")
    if not store.idle_lock_minutes:
        return _("The till does not lock itself any more.")
    return _("The till locks itself after {time} without a touch.").format(
        time=minutes_text(store.idle_lock_minutes)
    )


def rules_text(rules: RulesSnapshot) -> str:
    """Return how the register keeps shifts from now on."""
    if not rules.uses_shifts:
        return _("The till opens without asking for a float.")
    return _("The till asks for the float when it opens and no shift is open.")


def limit_text(rules: RulesSnapshot) -> str:
    """Return which differences somebody has to approve."""
    return _("Differences above {amount} need a reason and an approval.").format(
        amount=format_amount(rules.limit)
    )


def _yes_no(*, is_yes: bool) -> tuple[Choice, ...]:
    return (Choice(YES, _("Yes"), is_yes), Choice(NO, _("No"), not is_yes))
