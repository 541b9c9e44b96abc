"""What happens to a cash drawer."""

from __future__ import annotations

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Drawer", identified_by="drawer_id")
class DrawerOpened(DomainEvent):
    """The drawer was opened without a sale; ``drawer_id`` is its register's."""

    drawer_id: str
    reason: str
