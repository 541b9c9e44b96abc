"""Asks whether whoever closes a shift may do so with the difference that was found."""

from __future__ import annotations

from pos_app.application.access import Access
from pos_app.domain.aggregates.shift.shift import Shift
from pos_app.domain.values import permissions
from pos_app.domain.values.money import Money


def require_variance(access: Access, shift: Shift, limit: Money) -> None:
    """Go on where the cash is off by no more than ``limit``, or somebody may accept more.

    Raises:
        PermissionDenied, NobodySignedIn, ApprovalNeeded: as :meth:`Access.require`.
    """
    about, count = f"S-{shift.number}", shift.count
    if count is None:
        access.require(permissions.ACCEPT_DIFFERENCE, about=about)
    elif abs(count.difference.minor) > limit.minor:
        own = count.currencies[0]
        access.require(
            permissions.ACCEPT_DIFFERENCE,
            measured=abs(own.difference.amount),
            about=about,
            before=own.expected.amount,
            after=own.counted.amount,
        )
