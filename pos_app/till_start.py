"""Opens the till's window on one data folder: the shortest way from the program's start to a sale.

The command line has many commands; whoever only opens the till waits for none of their imports.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pos_app.assembly.training import ready_training
from pos_app.bootstrap import Care, open_till
from pos_app.ui.app import run_till
from pos_app.ui.opening import Opening


def start_till(data_dir: Path, opening: Opening) -> int:
    """Show the till on a store that is kept until its window is closed; return the exit code."""
    return run_till(
        open_till,
        data_dir,
        throw_away=False,
        ready_training=partial(ready_training, open_till),
        care=Care(),
        opening=opening,
    )
