"""Decides what each role gives, and makes roles of the store's own."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.application.access import needs, open_to_all
from pos_app.application.errors import RoleNotFound
from pos_app.application.ports import UnitOfWork, UnitOfWorkFactory
from pos_app.application.staff_snapshots import RoleSnapshot
from pos_app.domain.aggregates.role.role import Role
from pos_app.domain.values import permissions
from pos_app.domain.values.permission import Grant
from pos_app.domain.values.permissions import every_permission


class RoleService:
    """The commands on roles; whoever works is judged by what they say from the next command on.

    Each may raise ``RoleNotFound``, ``RoleFixed`` or a ``StorageError``; then nothing has changed.
    """

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        """Work in transactions of ``unit_of_work``."""
        self._unit_of_work = unit_of_work

    @open_to_all("everybody may know what their role and others' give")
    def every(self) -> tuple[RoleSnapshot, ...]:
        """Return every role, the built-in ones first."""
        with self._unit_of_work() as uow:
            return tuple(RoleSnapshot.of(role) for role in uow.roles.every())

    @needs(permissions.MANAGE_ROLES)
    def create(self, name: str, pattern_id: str) -> RoleSnapshot:
        """Make a role that begins as another one is now.

        Raises:
            InvalidName, RoleNameTaken: it cannot be called so.
        """
        with self._unit_of_work() as uow:
            role = Role.create(name, _role(uow, pattern_id))
            uow.roles.add(role)
            uow.collect_events_from(role)
            uow.commit()
        uow.dispatch_events()
        return RoleSnapshot.of(role)

    @needs(permissions.MANAGE_ROLES)
    def rename(self, role_id: str, name: str) -> RoleSnapshot:
        """Call a role otherwise.

        Raises:
            InvalidName, RoleNameTaken: it cannot be called so.
        """
        return self._changed(role_id, lambda role: role.rename(name))

    @needs(permissions.MANAGE_ROLES)
    def give(self, role_id: str, permission: str, grant: Grant) -> RoleSnapshot:
        """Let a role give a permission so from now on.

        Raises:
            InvalidLimit: the limit cannot be.
            KeyError: there is no such permission.
        """
        declared = every_permission()[permission]
        return self._changed(role_id, lambda role: role.give(declared, grant))

    @needs(permissions.MANAGE_ROLES)
    def remove(self, role_id: str) -> None:
        """Forget a role that nobody has.

        Raises:
            RoleInUse: somebody has it.
        """
        with self._unit_of_work() as uow:
            role = _role(uow, role_id)
            role.remove()
            uow.roles.remove(role)
            uow.collect_events_from(role)
            uow.commit()
        uow.dispatch_events()

    def _changed(self, role_id: str, change: Callable[[Role], None]) -> RoleSnapshot:
        with self._unit_of_work() as uow:
            role = _role(uow, role_id)
            change(role)
            uow.roles.save(role)
            uow.collect_events_from(role)
            uow.commit()
        uow.dispatch_events()
        return RoleSnapshot.of(role)


def _role(uow: UnitOfWork, role_id: str) -> Role:
    role = uow.roles.by_id(role_id)
    if role is None:
        raise RoleNotFound
    return role
