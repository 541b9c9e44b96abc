"""What the rules of roles forbid."""

from __future__ import annotations

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class RoleFixed(DomainError):
    """The role is built in: the owner may always do everything, and no built-in role goes."""

    role_id: str


@dataclass(eq=False)
class RoleNameTaken(DomainError):
    """Another role has the name."""

    name: str


@dataclass(eq=False)
class RoleInUse(DomainError):
    """``people`` still have the role."""

    role_name: str
    people: int


@dataclass(eq=False)
class InvalidLimit(DomainError):
    """A limit below nothing, or one where the permission measures nothing."""

    permission: str
