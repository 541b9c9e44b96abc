"""What the approval sheet shows; every text in it is ready."""

from __future__ import annotations

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class OverrideState:
    """A request; amounts are empty where there are none, ``problem`` is why it is still open.

    ``amount`` is what it is about where nothing has a before and an after.
    """

    headline: str
    initials: str
    place: str
    about: str
    amount: str
    before: str
    after: str
    difference: str
    is_less: bool
    rule: str
    reasons: tuple[str, ...]
    reason: int | None
    approver: str
    approver_initials: str
    has_others: bool
    problem: str
