"""Says which scale a register reads, and waits for a weight that stands still."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep

from pos_app.application.access import needs, open_to_all
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.application.scale import ScaleAt, ScaleState, Weighed
from pos_app.domain.values import permissions

_BETWEEN_SECONDS = 0.2


class ScaleService:
    """The commands on the scale of a register."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        register_id: Callable[[], str],
        scale_at: ScaleAt,
    ) -> None:
        """Read the scales that ``scale_at`` reaches."""
        self._unit_of_work = unit_of_work
        self._register_id = register_id
        self._scale_at = scale_at

    @open_to_all("says where weights come from, which everybody at the till sees")
    def device(self) -> str:
        """Return the device of the register's scale, empty while weights are typed."""
        with self._unit_of_work() as uow:
            return uow.scales.of(self._register_id()).device

    @needs(permissions.CHANGE_SETTINGS)
    def choose(self, text: str) -> str:
        """Read the scale at a serial device from now on, none for an empty text.

        Raises:
            InvalidScale: it is no name of a device.
        """
        with self._unit_of_work() as uow:
            scale = uow.scales.of(self._register_id())
            scale.choose(text)
            uow.scales.save(scale)
            uow.collect_events_from(scale)
            uow.commit()
        uow.dispatch_events()
        return scale.device

    @open_to_all("reads the scale; adding to the cart asks")
    def weigh(self, device: str, is_wanted: Callable[[], bool]) -> Weighed:
        """Wait for a weight that stands still; belongs to a worker thread.

        It ends without one when nobody wants it any more, or the scale does not answer.
        """
        scale, found = self._scale_at(device), Weighed(ScaleState.EMPTY)
        while is_wanted():
            found = scale.read()
            if found.state in {ScaleState.STABLE, ScaleState.NO_ANSWER}:
                return found
            sleep(_BETWEEN_SECONDS)
        return found
