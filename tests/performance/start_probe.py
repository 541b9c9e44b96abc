"""Runs the till as its users start it, and says when it can be seen and when it has taken a scan.

``python -m tests.performance.start_probe NOTES CODE --data-dir FOLDER``: lines of "what, moment,
processor seconds of the process of the window, its resident megabytes, modules of the program,
modules of others beyond those of the interpreter itself" go to the file NOTES; then
the process of the window ends itself, and so does its keeper. The scan of CODE is typed into the
outline, as a cashier who does not wait would.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from pos_app import __main__ as program

_AT_FIRST = frozenset(sys.modules)
PAINTED, READ, SELLS = "painted", "read", "sells"
_PAGE_MB = 4096 / 1_000_000


def main() -> int:
    """Run the program with the probe in the process of its window."""
    open_till = program._open_till
    own = sys.argv[1:3]

    def open_probed(arguments: Sequence[str]) -> int:
        _watch_window(*own)
        return open_till(arguments)

    program._open_till = open_probed
    del sys.argv[1:3]
    return program.main()


def _watch_window(notes: str, code: str) -> None:
    from PySide6.QtCore import QEvent, Qt, QTimer  # noqa: PLC0415 - not in the keeper
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415 - the same

    from pos_app.ui import opening  # noqa: PLC0415 - the same

    polls = QTimer()
    hand_over, wait = opening.Opening.hand_over, opening.Opening.end_loop_when_seen

    def noted(what: str) -> None:
        resident = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE_MB
        moment, worked = time.monotonic(), time.process_time()
        ours = sum(name.startswith("pos_app") for name in sys.modules)
        others = len(sys.modules) - ours - len(_AT_FIRST)
        with Path(notes).open("a", encoding="ascii") as file:
            file.write(f"{what} {moment} {worked} {resident} {ours} {others}\n")

    def waited(self: opening.Opening) -> bool:
        is_there = wait(self)
        if self._screen is not None:
            self._screen.painted.connect(lambda: noted(PAINTED))
        return is_there

    def handed_over(self: opening.Opening) -> list[QKeyEvent]:
        noted(READ)
        polls.timeout.connect(lambda: _end_when_sold(self))
        polls.start(0)
        keys = hand_over(self)
        kinds = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
        typed = [(Qt.Key.Key_0, each) for each in code] + [(Qt.Key.Key_Return, "\r")]
        nothing = Qt.KeyboardModifier.NoModifier
        return keys + [QKeyEvent(kind, key, nothing, text) for key, text in typed for kind in kinds]

    def _end_when_sold(self: opening.Opening) -> None:
        from pos_app.ui.sell.cart_list import CartList  # noqa: PLC0415 - the till loaded it

        cart = None if self.window is None else self.window.findChild(CartList)
        if cart is not None and cart.model().rowCount():
            cart.repaint()
            noted(SELLS)
            os._exit(0)

    opening.Opening.hand_over = handed_over  # type: ignore[method-assign]
    opening.Opening.end_loop_when_seen = waited  # type: ignore[method-assign]


if __name__ == "__main__":
    sys.exit(main())
