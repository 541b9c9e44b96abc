"""A limit for tests of minutes: of work, not of waiting, so that a busy machine breaks none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

# A test that takes so long by the clock hangs, however busy the machine is.
HANGS_AFTER = 5_400


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fail when what is inside, with the programs it starts, takes more time of a processor."""
    before = _used()
    yield
    used = _used() - before
    assert used <= seconds, f"{used:.0f} s of a processor, {seconds:.0f} were allowed"


def _used() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
