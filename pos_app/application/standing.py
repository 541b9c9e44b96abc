"""Who acts, as far as permissions go, and what a thread's commands asked for so far."""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.records import dataclass

if TYPE_CHECKING:
    from pos_app.domain.aggregates.approval.approval import Asked
    from pos_app.domain.aggregates.role.role import Role
    from pos_app.domain.values.permission import Permission


class ActingPlace(Protocol):
    """Where it is kept who works; stamped on every event."""

    actor_id: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What the store knows of whoever acts.

    ``version`` counts the changes to roles, staff and sign-in. ``role`` is None for somebody
    without one: nobody in particular, or a person who does not work here any more.
    """

    version: int
    has_sign_in: bool
    role: Role | None


@dataclass(frozen=True, slots=True)
class GivenApproval:
    """What an approver allowed, for one command."""

    asked: Asked
    approver_id: str


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that a command asked for."""

    permission: Permission
    measured: Decimal | None
    about: str
    before: Decimal | None
    after: Decimal | None


class ThreadRequests(threading.local):
    """What one thread's commands asked for, and what was approved for them."""

    def __init__(self) -> None:
        self.depth = 0
        self.required: list[Request] = []
        self.approvals: list[GivenApproval] = []
        self.used: list[GivenApproval] = []
        self.commits = 0
