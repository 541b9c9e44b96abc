"""What the use cases need of a scale, whatever its make and protocol."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from pos_app.domain.records import dataclass
from pos_app.domain.values.quantity import Quantity


class ScaleState(StrEnum):
    """What a scale says: only a ``stable`` weight above nothing may be sold."""

    STABLE = "stable"
    MOVING = "moving"
    EMPTY = "empty"
    TOO_MUCH = "too much"
    NO_ANSWER = "no answer"


@dataclass(frozen=True, slots=True)
class Weighed:
    """``weight`` in kilograms to the gram where it is stable, else None."""

    state: ScaleState
    weight: Quantity | None = None


class ScalePort(Protocol):
    """One scale. A call blocks for at most a second and belongs to a worker thread.

    None raises for what a cable may do: the answer says it.
    """

    def read(self) -> Weighed:
        """Ask for the weight of the moment."""


ScaleAt = Callable[[str], ScalePort]
"""Returns the scale at a serial device."""
