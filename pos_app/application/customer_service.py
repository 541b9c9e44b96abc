"""Keeps the customers of the store, and the rule by which they earn points."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.customer_queries import CustomerSnapshot
from pos_app.application.errors import StoreNotSetUp
from pos_app.application.ports import UnitOfWork, UnitOfWorkFactory
from pos_app.domain.aggregates.customer.customer import Customer, PersonalData
from pos_app.domain.aggregates.customer.errors import CustomerUnknown
from pos_app.domain.values import permissions
from pos_app.domain.values.money import Currency, Money


class CustomerService:
    """The commands on customers."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        """Work in transactions of ``unit_of_work``."""
        self._unit_of_work = unit_of_work

    @needs(permissions.KEEP_CUSTOMERS)
    def add(self, personal: PersonalData, group: str = "") -> CustomerSnapshot:
        """Get to know a customer, who may belong to a group at once.

        Raises:
            InvalidName: there is no name, or more than 80 characters.
            TextTooLong: another field is longer than allowed.
        """
        customer = Customer.add(personal)
        customer.set_group(group)
        with self._unit_of_work() as uow:
            uow.customers.add(customer)
            uow.collect_events_from(customer)
            uow.commit()
        uow.dispatch_events()
        return CustomerSnapshot.of(customer)

    @needs(permissions.KEEP_CUSTOMERS)
    def change(
        self, customer_id: UUID, personal: PersonalData, group: str | None = None
    ) -> CustomerSnapshot:
        """Correct the personal data, and in the same step the group, unless that is None.

        Raises:
            CustomerUnknown: there is no such customer, or they were erased.
            InvalidName: there is no name, or more than 80 characters.
            TextTooLong: another field is longer than allowed.
        """

        def change(customer: Customer) -> None:
            customer.change(personal)
            if group is not None:
                customer.set_group(group)

        return self._done(customer_id, change)

    @needs(permissions.KEEP_CUSTOMERS)
    def set_group(self, customer_id: UUID, group: str) -> CustomerSnapshot:
        """Put the customer into a group, or into none with an empty text.

        Raises:
            CustomerUnknown: there is no such customer, or they were erased.
            TextTooLong: the group has more than 40 characters.
        """

        def set_group(customer: Customer) -> None:
            customer.set_group(group)

        return self._done(customer_id, set_group)

    @needs(permissions.ERASE_CUSTOMER)
    def erase(self, customer_id: UUID) -> None:
        """Forget who the customer is; points and the log stay as they are.

        Raises:
            CustomerUnknown: there is no such customer.
        """
        self._done(customer_id, Customer.erase)

    @needs(permissions.CHANGE_SETTINGS)
    def set_points_rule(self, spend_per_point: Money, point_value: Money, *, is_on: bool) -> None:
        """Give and take points by other amounts from now on.

        Raises:
            StoreNotSetUp: there is no store yet.
            AmountNotPositive: the rule is on, and a point costs or pays nothing.
            CurrencyMismatch: an amount is not in the store's currency.
        """
        with self._unit_of_work() as uow:
            rule = uow.points_rules.get(currency_of(uow))
            rule.change(spend_per_point, point_value, is_on=is_on)
            uow.points_rules.save(rule)
            uow.collect_events_from(rule)
            uow.commit()
        uow.dispatch_events()

    @open_to_all("reads what pays at the till")
    def points_worth(self, customer_id: UUID, *, at_most: Money) -> Money:
        """Return what the customer's points pay, in whole points and no more than ``at_most``.

        Raises:
            CustomerUnknown: there is no such customer.
        """
        with self._unit_of_work() as uow:
            customer = uow.customers.by_id(customer_id)
            if customer is None:
                raise CustomerUnknown(customer_id=customer_id)
            rule = uow.points_rules.get(at_most.currency)
        value = rule.worth(1)
        if not value:
            return value
        return rule.worth(min(max(0, customer.points), max(0, at_most.minor) // value.minor))

    def _done(self, customer_id: UUID, command: Callable[[Customer], None]) -> CustomerSnapshot:
        with self._unit_of_work() as uow:
            customer = uow.customers.by_id(customer_id)
            if customer is None:
                raise CustomerUnknown(customer_id=customer_id)
            command(customer)
            uow.customers.save(customer)
            uow.collect_events_from(customer)
            uow.commit()
        uow.dispatch_events()
        return CustomerSnapshot.of(customer)


def currency_of(uow: UnitOfWork) -> Currency:
    """Return the currency of the store.

    Raises:
        StoreNotSetUp: there is no store yet.
    """
    store = uow.stores.get()
    if store is None:
        raise StoreNotSetUp
    return store.currency
