"""What the screen of codes shows, as frozen values; knows no Qt."""

from __future__ import annotations

from pos_app.domain.records import dataclass
from pos_app.ui.forms import FormPart


@dataclass(frozen=True, slots=True)
class SeenKey:
    """A key as it arrived: what it types, when (milliseconds), whether Shift was held."""

    text: str
    at_ms: int
    is_shifted: bool
    name: str


@dataclass(frozen=True, slots=True)
class TrialPart:
    """What arrived last: the code, the keys it came as, and line by line what it means.

    ``verdict`` says in one sentence whether it is a scan; ``gap_ms`` is what would make one of
    it, 0 where nothing needs to be changed.
    """

    code: str = ""
    keys: str = ""
    verdict: str = ""
    is_good: bool = False
    lines: tuple[str, ...] = ()
    gap_ms: int = 0


@dataclass(frozen=True, slots=True)
class CodesState:
    """One of two forms beside what arrived last."""

    form: FormPart | None = None
    shows_rules: bool = False
    trial: TrialPart = TrialPart()
    info: str = ""
    problem: str = ""
