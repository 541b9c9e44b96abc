"""The words of permissions, rules and built-in roles in the language of the till; knows no Qt."""

from __future__ import annotations

from decimal import Decimal

from pos_app.domain.aggregates.role import role
from pos_app.domain.values.permission import Grant, Measure, Permission, Rule
from pos_app.domain.values.permissions import every_permission
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _


def permission_title(name: str) -> str:
    """Return what a permission is called; one that this version does not know keeps its name."""
    known = every_permission().get(name)
    return name if known is None else _(known.title)


def role_name(role_id: str, name: str) -> str:
    """Return what a role is called: the built-in ones in the language of the till."""
    built_in = {
        role.CASHIER: _("Cashier"),
        role.SUPERVISOR: _("Supervisor"),
        role.MANAGER: _("Manager"),
        role.OWNER: _("Owner"),
        role.CONSOLE: _("Command line"),
    }
    return built_in.get(role_id, name)


def rule_text(rule: Rule) -> str:
    """Return how a role stands to a permission, in a word or two."""
    return {
        Rule.ALLOWED: _("Allowed"),
        Rule.NEEDS_APPROVAL: _("Needs approval"),
        Rule.DENIED: _("Denied"),
    }[rule]


def limit_text(permission: Permission, limit: Decimal, decimals: int | None = None) -> str:
    """Return a limit as its permission measures it: ``10%`` or ``50.00``.

    ``decimals`` is how many the store's currency has; without it an amount shows its own.
    """
    if permission.measure is Measure.PERCENT:
        return f"{format_quantity(limit)}%"
    return format_amount(limit, decimals)


def grant_text(permission: Permission, grant: Grant, decimals: int | None = None) -> str:
    """Return what a role gives: ``Allowed up to 10%``; ``decimals`` as :func:`limit_text`."""
    if grant.rule is Rule.ALLOWED and grant.limit is not None:
        limit = limit_text(permission, grant.limit, decimals)
        return _("Allowed up to {limit}").format(limit=limit)
    return rule_text(grant.rule)


def initials(name: str) -> str:
    """Return the first letters of the first and the last name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
