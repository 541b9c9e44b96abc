"""Settles red flags."""

from __future__ import annotations

from uuid import UUID

from pos_app.application.errors import FlagNotFound
from pos_app.application.ports import UnitOfWorkFactory


class RedFlagService:
    """The commands on red flags."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        """Work on the store's flags."""
        self._unit_of_work = unit_of_work

    def dismiss(self, flag_id: UUID, reason: str) -> None:
        """Settle a flag that somebody has looked at; the reason stays in the log.

        Raises:
            FlagNotFound: there is no such flag.
            FlagDismissed: it is settled already.
            InvalidReason: there is no reason, or more than 200 characters.
        """
        with self._unit_of_work() as uow:
            flag = uow.red_flags.by_id(flag_id)
            if flag is None:
                raise FlagNotFound(flag_id=flag_id)
            flag.dismiss(reason)
            uow.red_flags.save(flag)
            uow.collect_events_from(flag)
            uow.commit()
        uow.dispatch_events()
