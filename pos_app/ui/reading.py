"""How presenters ask the store without holding their window up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Reader(Protocol):
    """Asks on another thread and calls back in this one."""

    def ask(self, topic: str, job: Callable[[], object], then: Callable[[Any], None]) -> None:
        """Run ``job`` there and ``then`` here, unless the topic is asked again before."""

    def forget(self, topic: str) -> None:
        """Drop the answer on a topic that is still to come."""
