"""Asks whether whoever acts may pay so much back."""

from __future__ import annotations

from decimal import Decimal

from pos_app.application.ports import UnitOfWork
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.aggregates.refund.refund import Returned
from pos_app.domain.values import permissions
from pos_app.domain.values.money import Money
from pos_app.domain.values.permission import Permission


def require_refund(uow: UnitOfWork, order: Order, returned: Returned, *asked: Permission) -> None:
    """Go on if whoever acts may pay this back to the customer of a sale.

    Raises:
        PermissionDenied, ApprovalNeeded: they may not, or not alone.
    """
    total, paid_back = order.total.amount, returned.total.amount
    for permission in asked:
        uow.require(
            permission,
            measured=paid_back,
            about=order.number,
            before=total,
            after=total - paid_back,
        )


def require_without_receipt(uow: UnitOfWork, product: Product, total: Money) -> None:
    """Go on if whoever acts may pay back what no receipt proves.

    Raises:
        PermissionDenied, ApprovalNeeded: they may not, or not alone.
    """
    uow.require(
        permissions.REFUND_WITHOUT_RECEIPT,
        measured=total.amount,
        about=product.name,
        before=Decimal(0),
        after=-total.amount,
    )
