"""Identifiers and moments: what is stamped on everything that happens.

Identifiers are UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then 74 random
bits of which the first twelve count up within one millisecond, so identifiers made by one
process sort in the order they were made and insert at the end of an index.
"""

from __future__ import annotations

import os
import threading
import time
from datetime import UTC, datetime
from uuid import UUID

_lock = threading.Lock()
_last_millisecond = 0
_sequence = 0
_SEQUENCE_LIMIT = 0xFFF


def new_id() -> UUID:
    """Return a new UUIDv7, greater than every one this process made before."""
    (number,) = _numbers(1)
    return UUID(int=number)


def new_ids(count: int) -> list[str]:
    """Return so many new UUIDv7 as text, in order, in a quarter of the time of one by one."""
    texts = [f"{number:032x}" for number in _numbers(count)]
    return [f"{t[:8]}-{t[8:12]}-{t[12:16]}-{t[16:20]}-{t[20:]}" for t in texts]


def _numbers(count: int) -> list[int]:
    global _last_millisecond, _sequence  # noqa: PLW0603 - the generator's state is the process's
    tails = os.urandom(8 * count + 1)
    numbers: list[int] = []
    with _lock:
        now = time.time_ns() // 1_000_000
        if now > _last_millisecond:
            _last_millisecond = now
            _sequence = tails[-1]
        for start in range(0, 8 * count, 8):
            _sequence += 1
            if _sequence > _SEQUENCE_LIMIT:
                _last_millisecond += 1
                _sequence = 0
            tail = int.from_bytes(tails[start : start + 8], "big") & 0x3FFF_FFFF_FFFF_FFFF
            numbers.append(
                (_last_millisecond << 80) | (0x7 << 76) | (_sequence << 64) | (0b10 << 62) | tail
            )
    return numbers


def utc_now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)
