"""Leaves the window for the other store, to practise or to come back, and records both."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication

from pos_app.application.errors import StorageError
from pos_app.ui.opened_till import OpenTill

_log = logging.getLogger(__name__)

_CLOSING_SECONDS = 5.0
# What the event loop ends with when the other store is wanted.
SWITCH_TRAINING = 64


@Slot()
def leave_for_training() -> None:
    """Let whoever runs the program open the other store; the sale at hand stays open here."""
    application = QApplication.instance()
    if application is not None:
        application.exit(SWITCH_TRAINING)


def record_end(open_till: OpenTill, data_dir: Path, person: str) -> None:
    """Record in the real store that whoever went to practise is back."""
    try:
        till = open_till(data_dir)
        till.people.act_for(person)
        record(till.stores.end_training)
        till.close(_CLOSING_SECONDS)
    except StorageError:
        _log.exception("The real store could not be opened to record the end of training")


def record(command: Callable[[], None]) -> None:
    """Record what happens anyway: a store that cannot be written keeps nobody where they are."""
    try:
        command()
    except StorageError:
        _log.exception("Going to training, or back, could not be recorded")
