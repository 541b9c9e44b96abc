"""Builds what knows the people who work here: who acts, and how far they may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app import application
from pos_app.domain.aggregates.role.role import CONSOLE
from pos_app.infrastructure.queries.access import standing_of
from pos_app.infrastructure.system import Argon2BadgeHasher, Argon2PinHasher
from pos_app.on_demand import later

if TYPE_CHECKING:
    from pos_app.application.approval_service import ApprovalService
    from pos_app.application.pin_check import PinCheck
    from pos_app.application.role_service import RoleService
    from pos_app.application.sign_in_service import SignInService
    from pos_app.application.staff_service import StaffService
    from pos_app.assembly.workshop import Workshop


class PeopleRoom:
    """Who works at one till; ``access`` judges what they do."""

    def __init__(self, shop: Workshop) -> None:
        """Begin with nobody in particular."""
        self._database = shop.database
        self.access = shop.access
        work, clock = shop.unit_of_work, shop.clock
        badges = Argon2BadgeHasher()
        pins: PinCheck = later(
            lambda: application.pin_check.PinCheck(work, Argon2PinHasher(), clock)
        )
        self.sign_in: SignInService = later(
            lambda: application.sign_in_service.SignInService(work, pins, badges, clock)
        )
        self.staff: StaffService = later(
            lambda: application.staff_service.StaffService(work, pins, badges)
        )
        self.roles: RoleService = later(lambda: application.role_service.RoleService(work))
        self.approvals: ApprovalService = later(
            lambda: application.approval_service.ApprovalService(work, pins, badges, clock)
        )
        self.read_again()

    def read_again(self) -> None:
        """Read how far whoever acts may go, after another program changed it or at the start."""
        self._act_as(self.access.actor_id)

    def act_as_console(self) -> None:
        """Let the command line act, as far as its own role goes."""
        self._act_as(CONSOLE)

    def act_for(self, actor_id: str) -> None:
        """Let the program act for somebody who is not at the till: the end of their training."""
        self._act_as(actor_id)

    def _act_as(self, actor_id: str) -> None:
        self.access.learn(actor_id, standing_of(self._database.reader(), actor_id))
