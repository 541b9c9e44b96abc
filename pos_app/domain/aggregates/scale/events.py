"""What happens to the scale of a register."""

from __future__ import annotations

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Scale", identified_by="scale_id")
class ScaleChosen(DomainEvent):
    """Weights come from the scale at ``device`` from now on; ``scale_id`` is its register's.

    An empty device is none: weights are typed.
    """

    scale_id: str
    device: str
    old_device: str
