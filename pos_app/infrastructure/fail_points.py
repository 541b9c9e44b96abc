"""Named places where a fault test may stop the program dead, as a power cut would.

``POS_FAIL_POINT=commit.before:3`` kills the process with SIGKILL the third time it reaches
``commit.before``. Without the variable a fail point is one attribute test.
"""

from __future__ import annotations

import os
import signal

FAIL_POINTS = (
    "outbox.before",
    "commit.before",
    "commit.after",
    "dispatch.before",
    "audit.before",
    "audit.before_commit",
    "audit.after_commit",
    "dispatch.after_sync",
    "publication.before",
    "publication.before_done",
    "publication.after_done",
    "upgrade.copied",
    "upgrade.done",
    "restore.checked",
    "restore.kept",
    "restore.placed",
)


class _Plan:
    def __init__(self, spec: str) -> None:
        name, _, times = spec.partition(":")
        if name not in FAIL_POINTS:
            raise ValueError(spec)
        self.name = name
        self.left = int(times or "1")


_spec = os.environ.get("POS_FAIL_POINT", "")
_plan = _Plan(_spec) if _spec else None


def reach(name: str) -> None:
    """Stop the process here if the plan says so."""
    if _plan is None or _plan.name != name:
        return
    _plan.left -= 1
    if _plan.left <= 0:
        os.kill(os.getpid(), signal.SIGKILL)
