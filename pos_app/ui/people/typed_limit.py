"""Reads the limit of a permission as it is typed, and shows it so."""

from __future__ import annotations

from decimal import Decimal

from pos_app.application.staff_snapshots import RoleSnapshot
from pos_app.domain.aggregates.role.errors import InvalidLimit
from pos_app.domain.values.permission import Measure, Permission
from pos_app.ui.formatting import AmountRefused, parse_amount


def read_limit(permission: Permission, text: str) -> Decimal | None:
    """Return the limit; blank is without one.

    Raises:
        InvalidLimit: no number.
    """
    if permission.measure is Measure.NOTHING or not text.strip():
        return None
    try:
        return parse_amount(text)
    except AmountRefused:
        raise InvalidLimit(permission=permission.name) from None


def shown_limit(role: RoleSnapshot, permission: str) -> str:
    """Return the limit a role has, as it would be typed: without grouping."""
    limit = dict(role.grants)[permission].limit
    return "" if limit is None else f"{limit:f}"
