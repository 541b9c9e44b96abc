"""Which permission an action of the sell screen needs, and which actions a role has not.

Only what a role denies is not offered; what needs approval is offered, and asks. The services
judge again whatever was offered.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pos_app.application.access import Access
from pos_app.domain.values import permissions
from pos_app.domain.values.permission import Permission

_SCREEN = "sell"
PERMISSIONS: Mapping[str, Permission] = MappingProxyType(
    {
        "audit": permissions.VIEW_LOG,
        "backups": permissions.BACK_UP,
        "block_card": permissions.BLOCK_GIFT_CARD,
        "cancel": permissions.CANCEL_SALE,
        "card_terminal": permissions.CHANGE_SETTINGS,
        "discount": permissions.DISCOUNT,
        "exempt": permissions.EXEMPT_FROM_TAX,
        "hold": permissions.SELL,
        "issue_card": permissions.ISSUE_GIFT_CARD,
        "move_cash": permissions.MOVE_CASH,
        "no_receipt": permissions.REFUND_WITHOUT_RECEIPT,
        "open_drawer": permissions.OPEN_DRAWER,
        "points_rule": permissions.CHANGE_SETTINGS,
        "price": permissions.CHANGE_PRICE,
        "products": permissions.MANAGE_PRODUCTS,
        "promotions": permissions.MANAGE_PROMOTIONS,
        "recall": permissions.SELL,
        "remove": permissions.REMOVE_LINE,
        "returns": permissions.REFUND,
        "store_settings": permissions.CHANGE_SETTINGS,
        "taxes": permissions.MANAGE_TAXES,
    }
)


def permission_name(action: str, screen: str) -> str:
    """Return the name of the permission that an action of a screen needs; empty is everybody's."""
    needed = PERMISSIONS.get(action) if screen == _SCREEN else None
    return "" if needed is None else needed.name


def denied_actions(access: Access) -> frozenset[str]:
    """Return the actions that whoever acts may not do, not even with an approval."""
    return frozenset(name for name, needed in PERMISSIONS.items() if access.denies(needed))
