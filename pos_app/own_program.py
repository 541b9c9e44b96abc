"""How this program starts itself again: frozen it is one file, else a module of Python's."""

from __future__ import annotations

import sys
from collections.abc import Sequence

READ_ROWS = "--read-rows"
"""The only argument of the process that reads a file of products for a till; no command."""


def own_command(arguments: Sequence[str]) -> list[str]:
    """Return the command that runs this program with ``arguments``."""
    program = [sys.executable] if hasattr(sys, "_MEIPASS") else [sys.executable, "-m", "pos_app"]
    return [*program, *arguments]
