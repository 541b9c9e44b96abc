"""How presenters ask the store, and do what takes long, without holding their window up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar, cast

from pos_app.application.errors import ApplicationError
from pos_app.domain.records import dataclass


class Reader(Protocol):
    """Asks on another thread and calls back in this one."""

    def ask(self, topic: str, job: Callable[[], object], then: Callable[[Any], None]) -> None:
        """Run ``job`` there and ``then`` here, unless the topic is asked again before."""

    def forget(self, topic: str) -> None:
        """Drop the answer on a topic that is still to come."""


Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Value]):
    """What a job came to; an error waits here until somebody who can say it looks."""

    value: Value | None = None
    error: ApplicationError | OSError | None = None

    @classmethod
    def of(cls, job: Callable[[], Value]) -> Outcome[Value]:
        """Do the job now."""
        try:
            return cls(job())
        except (ApplicationError, OSError) as error:
            return cls(error=error)

    def get(self) -> Value:
        """Return what the job returned.

        Raises:
            ApplicationError, OSError: what it raised.
        """
        if self.error is not None:
            raise self.error
        return cast("Value", self.value)
