"""A window with the entry field, a button and the scanner filter, for a robot from outside.

It prints one line of JSON per thing that happens; ``tests/ui/widgets/test_scanner_on_x.py`` runs
it on a display of its own.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from pos_app.ui.widgets.entry_field import EntryField
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.scanner_filter import ScannerFilter


class Reporter(QObject):
    """Says on standard output what happened."""

    def __init__(self, field: EntryField) -> None:
        super().__init__()
        self._field = field

    @Slot(str)
    def scanned(self, code: str) -> None:
        self._say("scanned", code)

    @Slot(str)
    def submitted(self, text: str) -> None:
        self._say("submitted", text)

    @Slot()
    def clicked(self) -> None:
        self._say("clicked", "")

    @Slot()
    def paid(self) -> None:
        self._say("paid", self._field.text())

    @Slot(str)
    def typed(self, text: str) -> None:
        self._say("typed", text)

    @Slot()
    def is_ready(self) -> None:
        self._say("ready", "")

    def _say(self, what: str, value: str) -> None:
        sys.stdout.write(json.dumps([what, value]) + "\n")
        sys.stdout.flush()


def main() -> int:
    """Show the window until the robot ends the program."""
    app = QApplication([])
    look = Look(app, Theme.named("light"))
    scanner = ScannerFilter(app)
    window = QWidget()
    window.setWindowTitle("scanned window")
    field = EntryField(look, "Scan", "F3")
    button = HintButton(look, "Press")
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(button)
    reporter = Reporter(field)
    scanner.scanned.connect(reporter.scanned)
    field.submitted.connect(reporter.submitted)
    field.textChanged.connect(reporter.typed)
    button.clicked.connect(reporter.clicked)
    pay = QShortcut(QKeySequence("F12"), window)
    pay.activated.connect(reporter.paid)
    window.resize(500, 200)
    window.show()
    field.setFocus()
    QTimer.singleShot(0, reporter.is_ready)
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
