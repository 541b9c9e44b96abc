"""The floor of a start: a bare window, which has read from a database where one is named.

``python -m tests.performance.start_floor NOTES [DATABASE]``
"""

from __future__ import annotations

import importlib
import os
import sys
import time
from pathlib import Path

PAINTED, OPENED = "painted", "opened"
_PAGE_MB = 4096 / 1_000_000


def main() -> None:
    """Do what has to be done, note when it is, and end."""
    notes, *database = sys.argv[1:]
    sqlalchemy = importlib.import_module("sqlalchemy") if database else None
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415 - after it: see the report

    class Window(QWidget):
        def paintEvent(self, _event: object) -> None:
            _note(notes, PAINTED)

    application = QApplication(sys.argv[:1])
    window = Window()
    window.resize(800, 600)
    window.show()
    application.processEvents()
    if sqlalchemy is not None:
        engine = sqlalchemy.create_engine(f"sqlite:///{database[0]}")
        with engine.connect() as connection:
            connection.execute(sqlalchemy.text("SELECT name FROM products LIMIT 1")).one()
        _note(notes, OPENED)
    os._exit(0)


def _note(notes: str, what: str) -> None:
    resident = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE_MB
    with Path(notes).open("a", encoding="ascii") as file:
        file.write(f"{what} {time.monotonic()} {time.process_time()} {resident}\n")


if __name__ == "__main__":
    main()
