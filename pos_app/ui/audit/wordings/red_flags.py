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
    }
