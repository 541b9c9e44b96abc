"""The real clocks and the real PIN hash."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher


class SystemClock:
    """This machine's clock; fulfils the ``Clock`` port."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)


class SystemSteadyClock:
    """Counts from the machine's start, also while it sleeps; fulfils the ``SteadyClock`` port."""

    def seconds(self) -> float:
        """Return seconds since the machine's start.

        Linux stops CLOCK_MONOTONIC in its sleep, macOS what :func:`time.monotonic` asks; on
        Windows that goes on.
        """
        if sys.platform == "linux":
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        elif sys.platform == "darwin":  # noqa: RET505 - mypy reads one platform's branch only
            return time.clock_gettime(time.CLOCK_MONOTONIC)
        else:
            return time.monotonic()


class Argon2PinHasher:
    """Argon2id with 19 MiB and two passes (OWASP Password Storage); fulfils ``PinHasher``."""

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher  # noqa: PLC0415 - see ADR 94

        return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

    def hash(self, pin: str) -> str:
        """Return a salted hash that cannot be turned back."""
        return self._hasher.hash(pin)

    def matches(self, pin: str, pin_hash: str) -> bool:
        """Return whether the PIN is the one that was hashed."""
        from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415 - see ADR 94

        try:
            return self._hasher.verify(pin_hash, pin)
        except (VerificationError, InvalidHashError):
            return False


class Argon2BadgeHasher:
    """Argon2id with the store's id as salt, so that a badge is found by its hash.

    Slow like a PIN's: the codes of many badges are short numbers. Fulfils ``BadgeHasher``.
    """

    def hash(self, code: str, salt: str) -> str:
        """Return the same hash for the same code and salt, which cannot be turned back."""
        from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - see ADR 94

        return hash_secret_raw(
            code.encode(),
            sha256(salt.encode()).digest()[:16],
            time_cost=2,
            memory_cost=19_456,
            parallelism=1,
            hash_len=32,
            type=Type.ID,
        ).hex()
