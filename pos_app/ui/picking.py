"""Looks for one of many by what is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos_app.domain.records import dataclass
from pos_app.ui.listed import PickPart, Row


@dataclass(frozen=True, slots=True)
class Picking:
    """What is known of them; ``promise`` says what ``take`` will do with a key."""

    title: str
    prompt: str
    button: str
    known: tuple[Row, ...]
    promise: Callable[[str], str]
    take: Callable[[str], None]
    search: str = ""
    chosen: str | None = None

    def searched(self, text: str) -> Picking:
        """Look for ``text``; the first one found is chosen, unless nothing is typed."""
        found = replace(self, search=text, chosen=None).rows()
        chosen = found[0].key if found and text.strip() else None
        return replace(self, search=text, chosen=chosen)

    def rows(self) -> tuple[Row, ...]:
        """Return what has the typed text in it."""
        wanted = self.search.strip().casefold()
        return tuple(
            replace(row, is_chosen=row.key == self.chosen)
            for row in self.known
            if wanted in row.spoken.casefold()
        )

    def part(self, nothing: str) -> PickPart:
        """Return the picture; ``nothing`` stands in place of rows."""
        return PickPart(
            title=self.title,
            prompt=self.prompt,
            search=self.search,
            rows=self.rows(),
            nothing=nothing,
            promise="" if self.chosen is None else self.promise(self.chosen),
            button=self.button,
        )
