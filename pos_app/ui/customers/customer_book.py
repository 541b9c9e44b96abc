"""What the panel reads of customers, and by what it changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.records import dataclass

if TYPE_CHECKING:
    from pos_app.application.customer_queries import CustomerQueries
    from pos_app.application.customer_service import CustomerService
    from pos_app.application.queries import OrderQueries
    from pos_app.application.store_credit_service import StoreCreditService


@dataclass(frozen=True, slots=True)
class CustomerBook:
    """The services and queries of one store that know its customers."""

    customers: CustomerService
    queries: CustomerQueries
    credits: StoreCreditService
    orders: OrderQueries
