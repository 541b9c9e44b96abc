"""Roles: a row each, and one for each permission that the store gives otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import bindparam, delete, func, insert, select, update

from pos_app.domain.aggregates.role.errors import RoleInUse, RoleNameTaken
from pos_app.domain.aggregates.role.role import BUILT_IN, Role
from pos_app.domain.values.permission import Grant, Rule
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.repositories.access_version import count_change
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.role_tables import role_grants, roles
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import staff

_role, _grant = roles.c, role_grants.c
_EVERY = Statement(select(_role.role_id, _role.name, _role.based_on, _role.version))
_BY_ID = Statement(
    select(_role.role_id, _role.name, _role.based_on, _role.version).where(
        _role.role_id == bindparam("key")
    )
)
_GRANTS = Statement(
    select(_grant.permission, _grant.rule, _grant.limit_text).where(
        _grant.role_id == bindparam("key")
    )
)
_INSERT = Statement(insert(roles))
_UPDATE = Statement(
    update(roles)
    .where(_role.role_id == bindparam("key"))
    .values(name=bindparam("name"), version=bindparam("version"))
)
_INSERT_GRANT = Statement(insert(role_grants))
_FORGET_GRANTS = Statement(delete(role_grants).where(_grant.role_id == bindparam("key")))
_FORGET = Statement(delete(roles).where(_role.role_id == bindparam("key")))
_PEOPLE = Statement(
    select(func.count()).select_from(staff).where(staff.c.role_id == bindparam("key"))
)


class SqlRoleRepository(IdentityMap[Role, None]):
    """The roles within one transaction; fulfils ``RoleRepository``."""

    # How often this transaction changed how far people may go.
    access_changes = 0

    def by_id(self, role_id: str) -> Role | None:
        """Return the role, or None."""
        row = self.connection.one(_BY_ID, {"key": role_id})
        return None if row is None else self._restored(row)

    def every(self) -> tuple[Role, ...]:
        """Return every role, the built-in ones first."""
        found = [self._restored(row) for row in self.connection.all(_EVERY)]
        return tuple(sorted(found, key=_place))

    def add(self, role: Role) -> None:
        """Keep a new role.

        Raises:
            RoleNameTaken: another one has its name.
        """
        self._require_free(role)
        self.connection.run(
            _INSERT,
            {
                "role_id": role.role_id,
                "name": role.name,
                "based_on": role.based_on,
                "version": role.version,
            },
        )
        self._keep_grants(role)
        self.hold(uuid5(NAMESPACE_OID, role.role_id), role)

    def save(self, role: Role) -> None:
        """Keep what has changed.

        Raises:
            RoleNameTaken: another one has its new name.
        """
        self._require_free(role)
        self.connection.run(
            _UPDATE, {"key": role.role_id, "name": role.name, "version": role.version}
        )
        self._keep_grants(role)
        self.access_changes += count_change(self.connection)

    def remove(self, role: Role) -> None:
        """Forget a role.

        Raises:
            RoleInUse: somebody has it, or had it when they left.
        """
        row = self.connection.one(_PEOPLE, {"key": role.role_id})
        if row is not None and row[0]:
            raise RoleInUse(role_name=role.name, people=row[0])
        self.connection.run(_FORGET_GRANTS, {"key": role.role_id})
        self.connection.run(_FORGET, {"key": role.role_id})
        self.access_changes += count_change(self.connection)

    def _keep_grants(self, role: Role) -> None:
        self.connection.run(_FORGET_GRANTS, {"key": role.role_id})
        self.connection.run_many(
            _INSERT_GRANT,
            [
                {
                    "role_id": role.role_id,
                    "permission": permission,
                    "rule": grant.rule.value,
                    "limit_text": None if grant.limit is None else f"{grant.limit:f}",
                }
                for permission, grant in role.changes.items()
            ],
        )

    def _require_free(self, role: Role) -> None:
        for other_id, name, _, _ in self.connection.all(_EVERY):
            if other_id != role.role_id and name.casefold() == role.name.casefold():
                raise RoleNameTaken(name=role.name)

    def _restored(self, row: tuple[Any, ...]) -> Role:
        key = uuid5(NAMESPACE_OID, row[0])
        known = self.known(key)
        return known or self.hold(key, restored_role(self.connection, row))


def read_role(connection: Connection, role_id: str) -> Role | None:
    """Return a role for whoever only asks what it gives."""
    row = connection.one(_BY_ID, {"key": role_id})
    return None if row is None else restored_role(connection, row)


def restored_role(connection: Connection, row: tuple[Any, ...]) -> Role:
    """Return the role of a row, with its grants."""
    return Role(
        role_id=row[0],
        name=row[1],
        based_on=row[2],
        version=row[3],
        changes=_grants(connection.all(_GRANTS, {"key": row[0]})),
    )


def _grants(rows: Iterable[tuple[Any, ...]]) -> dict[str, Grant]:
    return {
        permission: Grant(Rule(rule), None if limit is None else Decimal(limit))
        for permission, rule, limit in rows
    }


def _place(role: Role) -> tuple[int, str]:
    if role.role_id in BUILT_IN:
        return BUILT_IN.index(role.role_id), ""
    return len(BUILT_IN), role.name.casefold()
