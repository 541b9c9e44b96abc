"""Which scale a register reads weights from, if any."""

from __future__ import annotations

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.scale.errors import InvalidScale
from pos_app.domain.aggregates.scale.events import ScaleChosen

_LONGEST = 200


class Scale(Aggregate):
    """The scale of a register; an empty ``device`` is none."""

    __slots__ = ("device", "register_id")

    def __init__(self, register_id: str, device: str = "") -> None:
        """Restore what was chosen; as it comes, a register has none."""
        super().__init__()
        self.register_id = register_id
        self.device = device

    def choose(self, text: str) -> None:
        """Read the scale at a serial device, none for an empty text; the same raises nothing.

        Raises:
            InvalidScale: it is no name of a device.
        """
        device = text.strip()
        if len(device) > _LONGEST or not device.isprintable() or " " in device:
            raise InvalidScale(text=text)
        if device == self.device:
            return
        old, self.device = self.device, device
        self._raise_event(ScaleChosen(scale_id=self.register_id, device=device, old_device=old))
