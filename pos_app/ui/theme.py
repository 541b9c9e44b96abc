"""The look of the till as typed values: one theme at one text scale."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from typing import Self

from PySide6.QtGui import QColor

from pos_app.domain.records import dataclass
from pos_app.ui.tokens import Tokens, TypeStyle, load_tokens

# The tokens write the alpha of #RRGGBBAA last; QColor reads it first.
_WITH_ALPHA = 9


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the two themes at a text scale.

    Delegates and painted widgets read roles from it, never hex values. Sizes come back in
    logical pixels: type, rows and controls multiplied by the scale; gutters, radii and borders
    as they are, because they only separate.
    """

    name: str
    scale: float = 1.0
    tokens: Tokens = field(default_factory=load_tokens, repr=False, compare=False)

    @classmethod
    def named(cls, name: str, scale: float = 1.0) -> Self:
        """Return the ``light`` or ``dark`` theme.

        Raises:
            KeyError: there is no such theme.
        """
        theme = cls(name, scale)
        theme.tokens.colours[name]
        return theme

    def hex(self, role: str) -> str:
        """Return a role's colour as the tokens write it.

        Raises:
            KeyError: there is no such role.
        """
        return self.tokens.colours[self.name][role]

    def color(self, role: str) -> QColor:
        """Return a role's colour ("accent"), or a department's ("produce.ink").

        Raises:
            KeyError: there is no such role.
        """
        return QColor(_parsed(self.hex(role) if "." not in role else self._category(role)))

    def px(self, pixels: float) -> int:
        """Return a length that grows with the text."""
        return round(pixels * self.scale)

    def type_style(self, name: str) -> TypeStyle:
        """Return a type style at scale 1.0 ("sell.item", "office.body").

        Raises:
            KeyError: there is no such style.
        """
        return self.tokens.types[name]

    def size(self, name: str) -> int:
        """Return the scaled size of a control or row ("touch-min"); "gutter" stays as it is.

        Raises:
            KeyError: there is no such size.
        """
        size = self.tokens.size[name]
        return size if name in {"gutter", "touch-gap"} else self.px(size)

    def radius(self, name: str) -> int:
        """Return the radius of a corner ("control", "panel")."""
        return self.tokens.radius[name]

    def space(self, step: int) -> int:
        """Return a step of the spacing scale, 1 to 7."""
        return self.tokens.space[str(step)]

    def _category(self, role: str) -> str:
        department, _, part = role.partition(".")
        colours = self.tokens.categories[self.name][department]
        return {"ink": colours.ink, "soft": colours.soft}[part]


@lru_cache(maxsize=256)
def _parsed(text: str) -> QColor:
    if len(text) == _WITH_ALPHA:
        return QColor(f"#{text[7:9]}{text[1:7]}")
    return QColor(text)
