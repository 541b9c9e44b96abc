"""The two sentences that an error becomes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorText:
    """``headline`` says what happened, ``advice`` whether selling goes on and what to do."""

    headline: str
    advice: str

    def __str__(self) -> str:
        return f"{self.headline} {self.advice}"
