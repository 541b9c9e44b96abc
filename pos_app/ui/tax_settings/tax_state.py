"""The frozen picture of taxes and rounding; every text in it is ready to show."""

from __future__ import annotations

from pos_app.domain.records import dataclass
from pos_app.ui.listed import Choice, PickPart, Row

MOST_RATES = 3


@dataclass(frozen=True, slots=True)
class RateInput:
    """A rate as it is typed."""

    name: str = ""
    percent: str = ""


@dataclass(frozen=True, slots=True)
class FormInput:
    """A category as it is typed, with room for :data:`MOST_RATES` rates."""

    name: str
    rates: tuple[RateInput, ...]


@dataclass(frozen=True, slots=True)
class FormPart:
    """A category being made or changed; ``promise`` is what saving will do."""

    title: str
    typed: FormInput
    promise: str


@dataclass(frozen=True, slots=True)
class OverviewPart:
    """The categories, and how tax and cash are rounded; no choices, nothing to round."""

    rows: tuple[Row, ...]
    tax: tuple[Choice, ...]
    cash: tuple[Choice, ...]
    can_make_default: bool


@dataclass(frozen=True, slots=True)
class TaxState:
    """All of the panel; ``form`` or ``pick`` stand in place of the overview.

    ``info`` says what the last change did, ``problem`` what did not work.
    """

    overview: OverviewPart
    form: FormPart | None = None
    pick: PickPart | None = None
    info: str = ""
    problem: str = ""
