"""What handlers of events report back: a result for the window, or a failure to look at."""

from __future__ import annotations

from pos_app.domain.events import DomainEvent
from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class HandlerResult:
    """An async handler is done with an event and returned ``value``."""

    handler: str
    event: DomainEvent
    value: object


@dataclass(frozen=True, slots=True)
class HandlerFailure:
    """A handler failed; ``will_retry`` says whether it is tried again by itself."""

    handler: str
    event: DomainEvent
    error: BaseException
    will_retry: bool
