"""Opens the cash drawer though nothing is sold, which the log must know before anybody can."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.application.access import needs
from pos_app.application.ports import CashDrawer, UnitOfWorkFactory
from pos_app.domain.aggregates.drawer.drawer import Drawer
from pos_app.domain.values import permissions


class DrawerService:
    """The commands on a register's cash drawer."""

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, drawer: CashDrawer, register_id: Callable[[], str]
    ) -> None:
        """Serve the register that the store names now."""
        self._unit_of_work = unit_of_work
        self._drawer = drawer
        self._register_id = register_id

    @needs(permissions.OPEN_DRAWER)
    def open_without_sale(self, reason: str) -> bool:
        """Record why the drawer is opened, then open it; return whether a device did.

        Raises:
            InvalidReason: there is no reason, or more than 200 characters; nothing opens.
            StorageError: it could not be recorded; nothing opens.
        """
        drawer = Drawer(self._register_id())
        drawer.open_without_sale(reason)
        with self._unit_of_work() as uow:
            uow.collect_events_from(drawer)
            uow.commit()
        uow.dispatch_events()
        return self._drawer.open()
