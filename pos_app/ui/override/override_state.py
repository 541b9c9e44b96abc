"""What the approval sheet shows; every text in it is ready."""

from __future__ import annotations

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class OverrideState:
    """A request; amounts are empty where there are none, ``problem`` is why it is still open."""

    headline: str
    initials: str
    place: str
    about: str
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
