"""Says whether anything sets this machine's clock by the network.

The kernel knows: whoever disciplines its clock (chrony, ntpd, systemd-timesyncd) clears its mark
"unsynchronised", which adjtimex(2) tells to anybody. Where that mark stands, a running service may
be about to set the clock, or keep it without telling the kernel (chrony without ``rtcsync``).
"""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_TIME_ERROR = 5  # adjtimex(2): the clock is not synchronised
_LARGER_THAN_TIMEX = 512
_SERVICES = (
    "run/systemd/timesync",
    "run/chrony/chronyd.pid",
    "run/chronyd.pid",
    "run/chrony",
    "run/ntpd.pid",
    "run/ntpsec",
    "run/openntpd.pid",
)


def network_time(root: Path = Path("/")) -> str:
    """Return "yes", "started" (a service runs, the clock is not set yet), "no" or "unknown"."""
    state = _kernel_state()
    if state is None:
        return "unknown"
    if state != _TIME_ERROR:
        return "yes"
    return "started" if any((root / each).exists() for each in _SERVICES) else "no"


def _kernel_state() -> int | None:
    """Return what adjtimex(2) says without changing anything; None where there is no such call."""
    if os.name != "posix":
        return None
    try:
        adjtimex = ctypes.CDLL(None, use_errno=True).adjtimex
    except (AttributeError, OSError):
        return None
    state = int(adjtimex(ctypes.create_string_buffer(_LARGER_THAN_TIMEX)))
    return None if state < 0 else state
