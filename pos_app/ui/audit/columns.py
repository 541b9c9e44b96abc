"""Which columns the list shows and how wide, as the reader chose it; knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pos_app.domain.records import dataclass

NAMES = ("seq", "time", "who", "approver", "event", "about", "summary", "amount", "flag")
ALWAYS = frozenset({"event", "summary"})
_LEAST, _MOST = 30, 600


@dataclass(frozen=True, slots=True)
class Columns:
    """``hidden`` and ``widths`` by name; widths in pixels at a text size of 100 %."""

    hidden: frozenset[str] = frozenset()
    widths: Mapping[str, int] = field(default_factory=dict)

    def turned(self, name: str) -> Columns:
        """Hide a column, or show it again."""
        return Columns(self.hidden ^ {name}, self.widths)

    def widened(self, name: str, width: int) -> Columns:
        """Give a column a width."""
        return Columns(self.hidden, {**self.widths, name: min(max(width, _LEAST), _MOST)})

    def to_plain(self) -> dict[str, object]:
        """Return it for a file."""
        return {"hidden": sorted(self.hidden), "widths": dict(self.widths)}

    @classmethod
    def from_plain(cls, saved: object) -> Columns:
        """Return what was saved; what makes no sense is left out."""
        if not isinstance(saved, dict):
            return cls()
        hidden, widths = saved.get("hidden"), saved.get("widths")
        columns = cls()
        for name in hidden if isinstance(hidden, list) else ():
            if name in NAMES and name not in ALWAYS | columns.hidden:
                columns = columns.turned(name)
        for name, width in widths.items() if isinstance(widths, dict) else ():
            if name in NAMES and type(width) is int:
                columns = columns.widened(name, width)
        return columns
