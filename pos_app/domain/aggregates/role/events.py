"""What happens to a role. The built-in roles have words for ids: ``cashier``, ``owner``."""

from __future__ import annotations

from decimal import Decimal

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Role", identified_by="role_id")
class RoleCreated(DomainEvent):
    """The store made a role of its own, which begins as a copy of ``based_on``."""

    role_id: str
    role_name: str
    based_on: str
    rule_version: int


@event_type(aggregate="Role", identified_by="role_id")
class RoleRenamed(DomainEvent):
    """A role of the store's own has another name."""

    role_id: str
    old_name: str
    new_name: str


@event_type(aggregate="Role", identified_by="role_id")
class RolePermissionChanged(DomainEvent):
    """The role gives a permission otherwise from now on; rules are allowed, needs_approval, denied.

    Limits are percent or whole currency units, None for no limit. ``rule_version`` counts the
    changes of the role.
    """

    role_id: str
    role_name: str
    permission: str
    old_rule: str
    old_limit: Decimal | None
    new_rule: str
    new_limit: Decimal | None
    rule_version: int


@event_type(aggregate="Role", identified_by="role_id")
class RoleRemoved(DomainEvent):
    """Nobody had the role any more, and it is gone."""

    role_id: str
    role_name: str
