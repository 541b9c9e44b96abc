"""The frozen picture of the top bar."""

from __future__ import annotations

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class BarPart:
    """The top bar; ``audit`` is ``ok``, ``waiting`` or ``defect``; nobody may be signed in."""

    store: str
    register: str
    operator: str
    initials: str
    since: str
    audit: str
    audit_text: str
    audit_spoken: str
