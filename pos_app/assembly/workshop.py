"""What every room of one opened data folder is built from: its database, who works, the time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.application.access import Access
from pos_app.application.training_mark import TRAINING_REGISTER, is_training
from pos_app.infrastructure.events.dispatcher import SyncEventDispatcher
from pos_app.infrastructure.events.publications import AsyncPublications
from pos_app.infrastructure.persistence.unit_of_work import UnitsOfWork, Workplace
from pos_app.infrastructure.system import SystemClock

if TYPE_CHECKING:
    from pos_app.infrastructure.persistence.engine import Database


class Workshop:
    """The database of a data folder with its dispatcher, and the maker of units of work.

    ``is_throw_away`` marks a store that nobody keeps.
    """

    def __init__(self, data_dir: Path, database: Database, *, is_throw_away: bool) -> None:
        """Serve the rooms of one till; whoever opened ``database`` closes it."""
        self.data_dir = data_dir
        self.database = database
        self.is_throw_away = is_throw_away
        # Printed over and under each receipt of a store that people practise in.
        self.heading = "TRAINING - NOT A SALE" if is_training(data_dir) else ""
        self.clock = SystemClock()
        self.workplace = Workplace()
        if is_training(data_dir):  # before there is a store to say so
            self.workplace.register_id = TRAINING_REGISTER
        self.access = Access(self.workplace)
        self.dispatcher = SyncEventDispatcher()
        self.publications = AsyncPublications(database, self.dispatcher, self.clock)
        self.unit_of_work = UnitsOfWork(database, self.dispatcher, self.workplace, self.access)

    def register_id(self) -> str:
        """Return the register that this till is."""
        return self.workplace.register_id
