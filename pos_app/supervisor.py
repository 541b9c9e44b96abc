"""Starts the window in a process of its own, and starts it again when it crashes; not for ever.

A crash in Qt or in a driver ends the process without a word: nothing inside of it can help. The
report it leaves says where it happened, in file names and line numbers; nothing of the store is in
it. The sale that was open is in the database, and offered when the window opens again.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from pos_app import __version__

CHILD = "POS_APP_WINDOW"
"""Set for the process with the window: where Python writes down what happened at a crash."""
MOST_CRASHES, WITHIN_SECONDS = 3, 300.0
_KEPT_REPORTS = 20
_WINDOWS_FAULT = 0xC0000000  # from here on an exit code is the NTSTATUS of an exception
_LONGEST = 20_000
_ASKED_TO_END = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP} if os.name == "posix" else set()


CAN_DIVIDE = sys.platform == "linux"
"""Whether a process may go on as two: elsewhere the system's libraries do not bear it."""


def supervise(
    command: Sequence[str], logs: Path, now: Callable[[], float] = time.monotonic
) -> int | None:
    """Run ``command`` until it ends in order, and return its exit code.

    After a crash it is started again, at most three times within five minutes; then the exit code
    of the last crash is returned. Each crash leaves ``crash-DATE.txt`` in ``logs``.

    Without a command this process itself is divided, which spares a second start of Python: None
    is returned in the one that is to be the window, where :data:`CHILD` is set.
    """
    crashes: list[float] = []
    while True:
        trace = logs / f"crash-{os.getpid()}.trace"
        code = _run(command, trace)
        if code is None:
            return None
        if not _is_crash(code):
            with suppress(OSError):
                trace.unlink(missing_ok=True)
            return code
        _report(logs, trace, code)
        moment = now()
        crashes = [each for each in crashes if moment - each < WITHIN_SECONDS] + [moment]
        if len(crashes) > MOST_CRASHES:
            sys.stderr.write(
                "pos-app: The program ended by itself again and again. It is not started any more;"
                " pos-app doctor says what may be wrong. Every sale that was paid is safe.\n"
            )
            return 1


def _run(command: Sequence[str], trace: Path) -> int | None:
    with suppress(OSError):
        trace.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if command:
        import subprocess  # noqa: PLC0415 - not where a process divides

        child = subprocess.Popen(command, env=os.environ | {CHILD: str(trace)})  # noqa: S603
        return _waited_for(child.send_signal, child.wait)
    window = os.fork()
    if window == 0:
        os.environ[CHILD] = str(trace)
        return None
    return _waited_for(
        lambda number: os.kill(window, number),
        lambda: os.waitstatus_to_exitcode(os.waitpid(window, 0)[1]),
    )


def _waited_for(send_signal: Callable[[int], None], wait: Callable[[], int]) -> int:
    """Wait for the window, and pass on to it what asks this process to end."""

    def pass_on(number: int, _frame: object) -> None:
        with suppress(ProcessLookupError):
            send_signal(number)

    before = {number: signal.signal(number, pass_on) for number in _ASKED_TO_END}
    try:
        return wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _is_crash(code: int) -> bool:
    """Whether the process ended by a signal nobody sends to close a window, or by a fault."""
    if os.name == "posix":
        return code < 0 and -code not in _ASKED_TO_END
    return code < 0 or code > _WINDOWS_FAULT


def _report(logs: Path, trace: Path, code: int) -> None:
    import platform  # noqa: PLC0415 - only after a crash

    from pos_app.domain.values.ids import utc_now  # noqa: PLC0415 - the same

    told = ""
    with suppress(OSError):
        told = trace.read_text(encoding="utf-8", errors="replace")[:_LONGEST]
        trace.unlink()
    moment = utc_now()
    text = (
        f"pos-app {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"ended at {moment:%Y-%m-%dT%H:%M:%SZ} with {_name_of(code)}\n\n{told}"
    )
    with suppress(OSError):
        (logs / f"crash-{moment:%Y%m%d-%H%M%S}-{os.getpid()}.txt").write_text(text, "utf-8")
        for old in sorted(logs.glob("crash-*.txt"))[:-_KEPT_REPORTS]:
            old.unlink()


def _name_of(code: int) -> str:
    with suppress(ValueError):
        return signal.Signals(-code).name
    return f"code {code}"
