"""A role: what it gives of each permission, where that differs from what it is based on."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pos_app.domain import errors
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.role.errors import InvalidLimit, RoleFixed
from pos_app.domain.aggregates.role.events import (
    RoleCreated,
    RolePermissionChanged,
    RoleRemoved,
    RoleRenamed,
)
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.permission import ALLOWED, Grant, Measure, Permission, Rule

OWNER, MANAGER, SUPERVISOR, CASHIER, CONSOLE = (
    "owner",
    "manager",
    "supervisor",
    "cashier",
    "console",
)
BUILT_IN = (CASHIER, SUPERVISOR, MANAGER, OWNER, CONSOLE)
# From which a role of the store's own may begin.
BASES = (CASHIER, SUPERVISOR, MANAGER)
LONGEST_NAME = 40
_LARGEST_LIMIT = Decimal(1_000_000)


class Role(Aggregate):
    """What its people may do.

    ``changes`` holds what the store decided, by the name of the permission; everything else is as
    the built-in role ``based_on`` gives it. ``version`` counts the changes.
    """

    __slots__ = ("based_on", "changes", "name", "role_id", "version")

    def __init__(
        self,
        *,
        role_id: str,
        name: str,
        based_on: str,
        version: int = 1,
        changes: Mapping[str, Grant] | None = None,
    ) -> None:
        """Restore the role as it was saved; :meth:`create` makes a new one."""
        super().__init__()
        self.role_id = role_id
        self.name = name
        self.based_on = based_on
        self.version = version
        self.changes = dict(changes or {})

    @classmethod
    def create(cls, name: str, pattern: Role) -> Role:
        """Make a role of the store's own that begins as ``pattern`` is now.

        Raises:
            InvalidName: no name, or more than 40 characters.
            RoleFixed: the owner's and the console's are no patterns.
        """
        if pattern.based_on not in BASES:
            raise RoleFixed(role_id=pattern.role_id)
        role = cls(
            role_id=str(new_id()),
            name=_checked_name(name),
            based_on=pattern.based_on,
            changes=pattern.changes,
        )
        role._raise_event(
            RoleCreated(
                role_id=role.role_id,
                role_name=role.name,
                based_on=pattern.role_id,
                rule_version=role.version,
            )
        )
        return role

    @property
    def is_built_in(self) -> bool:
        """Whether every store has it."""
        return self.role_id in BUILT_IN

    @property
    def may_everything(self) -> bool:
        """Whether it is the owner's, which nothing limits."""
        return self.role_id == OWNER

    def grant_of(self, permission: Permission) -> Grant:
        """Return what the role gives of a permission."""
        if self.may_everything:
            return ALLOWED
        own = self.changes.get(permission.name)
        return own if own is not None else _built_in(self.based_on, permission)

    def give(self, permission: Permission, grant: Grant) -> None:
        """Give a permission otherwise from now on; as it is raises nothing.

        Raises:
            RoleFixed: it is the owner's.
            InvalidLimit: below nothing, above a million, or where nothing is measured.
        """
        if self.may_everything:
            raise RoleFixed(role_id=self.role_id)
        limit = grant.limit
        if limit is not None and (
            permission.measure is Measure.NOTHING
            or grant.rule is not Rule.ALLOWED
            or not limit.is_finite()
            or not 0 <= limit <= _LARGEST_LIMIT
        ):
            raise InvalidLimit(permission=permission.name)
        old = self.grant_of(permission)
        if grant == old:
            return
        self.changes[permission.name] = grant
        self.version += 1
        self._raise_event(
            RolePermissionChanged(
                role_id=self.role_id,
                role_name=self.name,
                permission=permission.name,
                old_rule=old.rule.value,
                old_limit=old.limit,
                new_rule=grant.rule.value,
                new_limit=grant.limit,
                rule_version=self.version,
            )
        )

    def rename(self, name: str) -> None:
        """Call the role otherwise.

        Raises:
            RoleFixed: it is built in.
            InvalidName: no name, or more than 40 characters.
        """
        if self.is_built_in:
            raise RoleFixed(role_id=self.role_id)
        old, self.name = self.name, _checked_name(name)
        if old != self.name:
            self._raise_event(RoleRenamed(role_id=self.role_id, old_name=old, new_name=self.name))

    def remove(self) -> None:
        """Record that the role goes.

        Raises:
            RoleFixed: it is built in.
        """
        if self.is_built_in:
            raise RoleFixed(role_id=self.role_id)
        self._raise_event(RoleRemoved(role_id=self.role_id, role_name=self.name))


def _built_in(role_id: str, permission: Permission) -> Grant:
    given = {
        CASHIER: permission.cashier,
        SUPERVISOR: permission.supervisor,
        MANAGER: permission.manager,
    }
    # The console does what its owner tells it to until the owner limits it.
    return given.get(role_id, ALLOWED)


def _checked_name(name: str) -> str:
    cleaned = " ".join(name.split())
    if not 1 <= len(cleaned) <= LONGEST_NAME or not cleaned.isprintable():
        raise errors.InvalidName(text=name, longest=LONGEST_NAME)
    return cleaned
