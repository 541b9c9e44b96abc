"""What a person sees on the console: sentences, and progress that rewrites its line."""

from __future__ import annotations

import sys
import time

_SECONDS_BETWEEN = 0.1
_SECONDS_BETWEEN_LINES = 5.0


def say(sentence: str) -> None:
    """Tell the person something on standard error, which leaves standard output to data."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def say_error(sentence: str) -> None:
    """Tell the person why it could not be done."""
    say(f"pos-app: {sentence}")


class ProgressLine:
    """Shows progress on standard error: one line on a terminal, now and then one in a file."""

    def __init__(self, what: str) -> None:
        """Name what is counted, in the plural (``products``)."""
        self._what = what
        self._started = self._shown = time.monotonic()
        self._on_terminal = sys.stderr.isatty()

    def __call__(self, done: int, of: int) -> None:
        """Show the count when enough time has passed since the last one."""
        now = time.monotonic()
        pause = _SECONDS_BETWEEN if self._on_terminal else _SECONDS_BETWEEN_LINES
        if now - self._shown < pause:
            return
        self._shown = now
        rate = done / max(now - self._started, 0.001)
        text = f"  {done:,} of {of:,} {self._what}, {rate:,.0f} a second"
        if self._on_terminal:
            sys.stderr.write(f"\r\x1b[K{text}")
        else:
            sys.stderr.write(text + "\n")
        sys.stderr.flush()

    def finish(self) -> float:
        """Clear the line and return the seconds since the start."""
        if self._on_terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
        return time.monotonic() - self._started
