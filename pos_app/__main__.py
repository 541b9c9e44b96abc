"""``python -m pos_app`` and ``pos-app``: hands over to the command line."""

from __future__ import annotations

import faulthandler
import gc
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from pos_app.own_program import READ_ROWS, own_command
from pos_app.supervisor import CAN_DIVIDE, CHILD, supervise

_crash_notes: list[TextIO] = []


def main() -> int:
    """Run the command line with this process's arguments and return its exit code.

    The till's window runs in a process of its own, which is started again after a crash.

    Background work that hangs was waited for when the till was closed, and is stored. Python
    would wait for its thread for ever, so the process ends without asking it.
    """
    os.umask(0o077)  # what a shop writes (the store, its keys, receipts, exports) is its owner's
    arguments = sys.argv[1:]
    if arguments == [READ_ROWS]:
        return _read_rows()
    if CHILD not in os.environ and opens_the_till(arguments):
        command = () if CAN_DIVIDE else own_command(arguments)
        ended = supervise(command, _folder_of(arguments) / "logs")
        if ended is not None:
            return ended
    _note_crashes(os.environ.pop(CHILD, ""))
    code = _open_till(arguments) if opens_the_till(arguments) else _run(arguments)
    if any(thread.name.startswith("event-") for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code


def _read_rows() -> int:
    from pos_app.infrastructure.import_reading import read_for_a_till  # noqa: PLC0415 - the same

    return read_for_a_till()


def _run(arguments: Sequence[str]) -> int:
    from pos_app.cli import run  # noqa: PLC0415 - the process that only waits needs none of it

    return run(arguments)


def _open_till(arguments: Sequence[str]) -> int:
    """Show the window before the rest of the program is read; then read it."""
    gc.disable()  # what is read now stays; the till looks for garbage once it sells
    from pos_app.ui.plain_imports import import_plainly  # noqa: PLC0415 - the same

    import_plainly()
    from pos_app.ui.opening import Opening  # noqa: PLC0415 - the same

    data_dir = _folder_of(arguments)
    opening = Opening(data_dir)
    opening.show()
    if opening.end_loop_when_seen():
        opening.application.exec()
        if opening.was_closed:
            return 0
    from pos_app.till_start import start_till  # noqa: PLC0415 - only now, see above

    return start_till(data_dir, opening)


def opens_the_till(arguments: Sequence[str]) -> bool:
    """Return whether these are the arguments of the till's window on a store that is kept."""
    rest = list(arguments)
    while rest:
        first = rest.pop(0)
        if first == "--data-dir" and rest:
            rest.pop(0)
        elif not first.startswith("--data-dir="):
            return False
    return True


def _folder_of(arguments: Sequence[str]) -> Path:
    """Return the folder that the arguments name, the last one as everywhere, or the usual one."""
    for place, argument in reversed(list(enumerate(arguments))):
        if argument.startswith("--data-dir="):
            return Path(argument.partition("=")[2])
        if argument == "--data-dir":
            return Path(arguments[place + 1])
    import platformdirs  # noqa: PLC0415 - only where nobody names the folder

    return Path(platformdirs.user_data_dir("pos-app", appauthor=False))


def _note_crashes(path: str) -> None:
    """Let Python write where it was when the process dies; the file stays open until then."""
    if path:
        with suppress(OSError):
            _crash_notes.append(Path(path).open("w", encoding="utf-8"))  # noqa: SIM115 - see above
            faulthandler.enable(_crash_notes[0])


if __name__ == "__main__":
    sys.exit(main())
