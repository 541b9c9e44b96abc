"""A scale on a serial line that speaks Toledo's 8217 protocol; fulfils ``ScalePort``.

The till sends ``W``; the scale answers STX, the weight in kilograms with its point, CR. While it
cannot say one it answers STX, ``?``, a byte of bits, CR: bit 0 it moves, bit 1 it is overloaded,
bit 2 it is below zero. 9,600 baud, seven bits, even parity, one stop bit.
"""

from __future__ import annotations

import os
import re
import select
import sys
from contextlib import suppress
from time import monotonic

from pos_app.application.scale import ScaleState, Weighed
from pos_app.domain.errors import InvalidQuantity
from pos_app.domain.values.quantity import ZERO, Quantity

_ASK = b"W"
_SECONDS = 1.0
_LONGEST = 32
_WEIGHT = re.compile(rb"\x02\s*(\d+\.?\d*)[A-Z]?\r")
_STATUS = re.compile(rb"\x02\s*\?(.)\r", re.DOTALL)
_MOVES, _OVERLOADED = 0x01, 0x02
_SEVEN_BITS = 0x7F
_NO_ANSWER = Weighed(ScaleState.NO_ANSWER)


class ToledoScale:
    """The scale at a device; each reading opens the line for itself."""

    def __init__(self, device: str) -> None:
        """Read from ``device`` (``/dev/ttyUSB0``) when asked."""
        self._device = device

    def read(self) -> Weighed:
        """Ask for the weight of the moment."""
        try:
            line = os.open(self._device, os.O_RDWR | getattr(os, "O_NOCTTY", 0))
        except OSError:
            return _NO_ANSWER
        try:
            _set_up(line)
            os.write(line, _ASK)
            return read_answer(_until_end(line))
        except OSError:
            return _NO_ANSWER
        finally:
            os.close(line)


def read_answer(data: bytes) -> Weighed:
    """Return what an answer of the scale says, whoever takes its parity off."""
    data = bytes(byte & _SEVEN_BITS for byte in data)
    status = _STATUS.search(data)
    if status is not None:
        bits = status[1][0]
        if bits & _MOVES:
            return Weighed(ScaleState.MOVING)
        return Weighed(ScaleState.TOO_MUCH if bits & _OVERLOADED else ScaleState.EMPTY)
    weight = _WEIGHT.search(data)
    if weight is None:
        return _NO_ANSWER
    try:
        quantity = Quantity.of(weight[1].decode())
    except InvalidQuantity:  # finer than a gram
        return _NO_ANSWER
    return Weighed(ScaleState.STABLE, quantity) if quantity > ZERO else Weighed(ScaleState.EMPTY)


def _until_end(line: int) -> bytes:
    data, end = b"", monotonic() + _SECONDS
    while not data.endswith(b"\r") and len(data) < _LONGEST:
        left = end - monotonic()
        if left <= 0 or not select.select([line], [], [], left)[0]:
            break
        data += os.read(line, _LONGEST)
    return data


def _set_up(line: int) -> None:
    if sys.platform == "win32":
        raise OSError("serial scales are read on Linux and macOS")
    import termios  # noqa: PLC0415 - Windows has none
    import tty  # noqa: PLC0415 - Windows has none

    try:
        tty.setraw(line)
        settings = termios.tcgetattr(line)
    except termios.error as error:
        raise OSError("no serial line") from error
    settings[2] = (settings[2] & ~termios.CSIZE) | termios.CS7 | termios.PARENB
    settings[2] &= ~(termios.PARODD | termios.CSTOPB)
    settings[4] = settings[5] = termios.B9600
    with suppress(termios.error):  # a line without bits of its own takes bytes as they are
        termios.tcsetattr(line, termios.TCSANOW, settings)
        termios.tcflush(line, termios.TCIOFLUSH)
