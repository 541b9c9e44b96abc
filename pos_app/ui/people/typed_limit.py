"""Reads the limit of a permission as it is typed, and shows it so."""

from __future__ import annotations

from decimal import Decimal

from pos_app.application.staff_snapshots import RoleSnapshot
from pos_app.domain.aggregates.role.errors import InvalidLimit
from pos_app.domain.values.permission import Measure, Permission
from pos_app.domain.values.permissions import every_permission
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


def shown_limit(role: RoleSnapshot, permission: str, decimals: int) -> str:
    """Return the limit a role has, as it would be typed: without grouping.

    An amount has at least the ``decimals`` of the store's currency.
    """
    limit = dict(role.grants)[permission].limit
    if limit is None:
        return ""
    is_amount = every_permission()[permission].measure is Measure.AMOUNT
    padded = limit.quantize(Decimal(1).scaleb(-decimals))
    return f"{padded if is_amount and padded == limit else limit:f}"
