"""What the shop needs to keep roles."""

from __future__ import annotations

from typing import Protocol

from pos_app.domain.aggregates.role.role import Role


class RoleRepository(Protocol):
    """The roles within one transaction."""

    def by_id(self, role_id: str) -> Role | None:
        """Return the role, or None."""

    def every(self) -> tuple[Role, ...]:
        """Return every role, the built-in ones first."""

    def add(self, role: Role) -> None:
        """Keep a new role.

        Raises:
            RoleNameTaken: another one has its name.
        """

    def save(self, role: Role) -> None:
        """Keep what has changed.

        Raises:
            RoleNameTaken: another one has its new name.
        """

    def remove(self, role: Role) -> None:
        """Forget a role.

        Raises:
            RoleInUse: somebody has it.
        """
