"""How far whoever acts may go, read once and again when it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from pos_app.application.standing import Standing
from pos_app.domain.aggregates.role.role import CONSOLE
from pos_app.infrastructure.persistence.repositories.roles import read_role
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import staff, stores

if TYPE_CHECKING:
    from pos_app.infrastructure.persistence.engine import Connection

_STORE = Statement(select(stores.c.access_version, stores.c.has_sign_in))
_ROLE_OF = Statement(
    select(staff.c.role_id).where(staff.c.staff_id == bindparam("key"), staff.c.is_active == 1)
)
# Before there is a store, nobody can have chosen who may what.
_NO_STORE = Standing(0, has_sign_in=False, role=None)


def standing_of(connection: Connection, actor_id: str) -> Standing:
    """Return what the store knows of ``actor_id``, as far as this connection sees."""
    store = connection.one(_STORE)
    if store is None:
        return _NO_STORE
    role_id: str | None = CONSOLE
    if actor_id != CONSOLE:
        row = connection.one(_ROLE_OF, {"key": actor_id})
        role_id = None if row is None else row[0]
    role = None if role_id is None else read_role(connection, role_id)
    return Standing(store[0], has_sign_in=bool(store[1]), role=role)
