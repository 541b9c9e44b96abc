"""What each way to pay is called and looks like on screens."""

from __future__ import annotations

from pos_app.domain.values.tender import TenderKind
from pos_app.ui.i18n import _

TENDER_ICONS = {
    TenderKind.CASH: "banknote",
    TenderKind.FOREIGN_CASH: "banknote",
    TenderKind.CARD: "credit-card",
    TenderKind.GIFT_CARD: "gift",
    TenderKind.STORE_CREDIT: "wallet",
    TenderKind.VOUCHER: "ticket",
    TenderKind.ON_ACCOUNT: "user-round",
    TenderKind.POINTS: "star",
    TenderKind.RETURN: "undo-2",
    TenderKind.OTHER: "ellipsis",
}


def tender_text(kind: str) -> str:
    """Return what a way to pay is called.

    Raises:
        ValueError: there is no such way.
    """
    return {
        TenderKind.CASH: _("Cash"),
        TenderKind.FOREIGN_CASH: _("Foreign cash"),
        TenderKind.CARD: _("Card"),
        TenderKind.GIFT_CARD: _("Gift card"),
        TenderKind.STORE_CREDIT: _("Store credit"),
        TenderKind.VOUCHER: _("Voucher"),
        TenderKind.ON_ACCOUNT: _("On account"),
        TenderKind.POINTS: _("Points"),
        TenderKind.RETURN: _("Returned goods"),
        TenderKind.OTHER: _("Other"),
    }[TenderKind(kind)]
