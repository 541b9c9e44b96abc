"""The cash drawer of a register, and each time it is opened without a sale."""

from __future__ import annotations

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.drawer.events import DrawerOpened
from pos_app.domain.values.reason import checked_reason


class Drawer(Aggregate):
    """One drawer for each register; it has no state but its history."""

    __slots__ = ("register_id",)

    def __init__(self, register_id: str) -> None:
        """Take the drawer of a register."""
        super().__init__()
        self.register_id = register_id

    def open_without_sale(self, reason: str) -> None:
        """Record that the drawer is opened though nothing is sold.

        Raises:
            InvalidReason: there is no reason, or more than 200 characters.
        """
        self._raise_event(DrawerOpened(drawer_id=self.register_id, reason=checked_reason(reason)))
