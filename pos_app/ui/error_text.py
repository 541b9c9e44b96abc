"""The two sentences that an error becomes."""

from __future__ import annotations

from pos_app.domain.records import dataclass

_LONGEST_ECHO = 24


@dataclass(frozen=True, slots=True)
class ErrorText:
    """``headline`` says what happened, ``advice`` whether selling goes on and what to do."""

    headline: str
    advice: str

    def __str__(self) -> str:
        ends = self.headline.endswith((".", "!", "?", ":", "…"))
        return f"{self.headline}{'' if ends else '.'} {self.advice}"


def echoed(text: str) -> str:
    """Return what was typed, short enough for a sentence."""
    return text if len(text) <= _LONGEST_ECHO else text[: _LONGEST_ECHO - 1] + "…"
