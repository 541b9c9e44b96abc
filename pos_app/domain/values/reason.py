"""Why somebody did what the rules let them do only with a reason."""

from __future__ import annotations

from pos_app.domain.errors import InvalidReason

LONGEST_REASON = 200


def checked_reason(reason: str) -> str:
    """Return the reason with single spaces.

    Raises:
        InvalidReason: it says nothing, or has more than 200 characters.
    """
    cleaned = " ".join(reason.split())
    if not 1 <= len(cleaned) <= LONGEST_REASON:
        raise InvalidReason(text=reason, longest=LONGEST_REASON)
    return cleaned
