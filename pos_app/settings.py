"""Remembers how the window of one data folder looks: theme, text size, place on the screen.

What belongs to the store (its name, its currency) lives in the database; this file may be
deleted at any time, and a damaged one counts as none.
"""

from __future__ import annotations

import logging
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

FILE_NAME = "settings.toml"
THEMES = ("light", "dark")
TEXT_PERCENTS = (100, 125, 150, 200)
_RECTANGLE = 4

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """The look of the windows; ``window`` is left, top, width and height in logical pixels."""

    theme: str = "light"
    text_percent: int = 100
    window: tuple[int, int, int, int] | None = None
    is_maximized: bool = True

    @classmethod
    def load(cls, data_dir: Path) -> Self:
        """Return what was saved; whatever is missing or makes no sense is the default."""
        try:
            text = (data_dir / FILE_NAME).read_text(encoding="utf-8")
            saved = tomllib.loads(text)
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError):
            _log.info("Settings in %s are unreadable; the defaults are used", data_dir)
            return cls()
        theme, percent = saved.get("theme"), saved.get("text_percent")
        maximized, window = saved.get("is_maximized"), saved.get("window")
        return cls(
            theme=theme if theme in THEMES else cls().theme,
            text_percent=percent if percent in TEXT_PERCENTS else cls().text_percent,
            window=_rectangle(window),
            is_maximized=maximized if isinstance(maximized, bool) else cls().is_maximized,
        )

    def save(self, data_dir: Path) -> None:
        """Write the file; a folder that cannot be written costs the look, never the sale."""
        lines = [
            f'theme = "{self.theme}"',
            f"text_percent = {self.text_percent}",
            f"is_maximized = {str(self.is_maximized).lower()}",
        ]
        if self.window is not None:
            lines.append(f"window = {list(self.window)}")
        path = data_dir / FILE_NAME
        unfinished = path.with_suffix(".unfinished")
        try:
            unfinished.write_text("\n".join(lines) + "\n", encoding="utf-8")
            unfinished.replace(path)
        except OSError as error:
            _log.info("Settings were not saved: %s", error)


def _rectangle(saved: object) -> tuple[int, int, int, int] | None:
    if not isinstance(saved, list) or len(saved) != _RECTANGLE:
        return None
    sides = [side for side in saved if type(side) is int]
    if len(sides) != _RECTANGLE or sides[2] <= 0 or sides[3] <= 0:
        return None
    return sides[0], sides[1], sides[2], sides[3]
