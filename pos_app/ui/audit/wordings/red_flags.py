"""What the events of red flags are called, look like and say."""

from __future__ import annotations

from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "RedFlagRaised": Wording(
            _("Red flag raised"),
            "triangle-alert",
            _("Rule {rule} points at records {first} to {last}: worth a second look."),
            _("Rule {rule}, {first} to {last}"),
            life=_("Raised by rule {rule}"),
        ),
        "RedFlagDismissed": Wording(
            _("Red flag reviewed"),
            "check",
            _("{who} reviewed the flag of rule {rule}: {reason}."),
            _("Rule {rule}: {reason}"),
            life=_("Reviewed: {reason}"),
        ),
        "RedFlagRuleChanged": Wording(
            _("Rule changed"),
            "pencil",
            lambda p: (
                _("{who} changed what rule {rule} goes by.")
                if p["is_on"]
                else _("{who} switched rule {rule} off.")
            ),
            lambda p: _("Rule {rule}") if p["is_on"] else _("Rule {rule}: off"),
            life=lambda p: _("Changed") if p["is_on"] else _("Switched off"),
        ),
    }
