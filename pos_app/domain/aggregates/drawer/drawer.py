"""The cash drawer of a register, and each time it is opened without a sale."""

from __future__ import annotations

from pos_app.domain import errors
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.drawer.events import DrawerOpened

LONGEST_REASON = 200


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
        cleaned = " ".join(reason.split())
        if not 1 <= len(cleaned) <= LONGEST_REASON:
            raise errors.InvalidReason(text=reason, longest=LONGEST_REASON)
        self._raise_event(DrawerOpened(drawer_id=self.register_id, reason=cleaned))
