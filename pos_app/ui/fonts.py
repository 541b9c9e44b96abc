"""Loads the bundled typefaces and makes fonts of a type style by pixel size.

The static files load as one family whose weights differ and whose digits are all 0.600 em wide,
so money aligns without font features (measured; the variable file ignores ``setWeight``).
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from pos_app.resource_files import resource
from pos_app.ui.theme import Theme

# TOTAL grows with the text up to this and then stays, or it would push the tenders away.
_LARGEST_TOTAL = 100
_TOTAL = "sell.total"


class FontUnreadable(Exception):
    """``file_name`` among the bundled fonts cannot be loaded."""

    def __init__(self, file_name: str) -> None:
        super().__init__(file_name)
        self.file_name = file_name


def load_fonts() -> tuple[str, ...]:
    """Load every bundled font into the application; calling it again changes nothing.

    Returns the families.

    Raises:
        FontUnreadable: a file is damaged, or there is none at all.
    """
    families: set[str] = set()
    for path in sorted(resource("fonts").glob("*.ttf")):
        loaded = _load(str(path))
        if not loaded:
            raise FontUnreadable(path.name)
        families.update(loaded)
    if not families:
        raise FontUnreadable("*.ttf")
    return tuple(sorted(families))


def font(theme: Theme, style: str, weight: int | None = None, pixels: int | None = None) -> QFont:
    """Return the font of a type style at the theme's text scale.

    ``weight`` (400, 500, 600, 700) and ``pixels`` (before scaling, one of the style's steps) take
    the place of the style's own.

    Raises:
        KeyError: there is no such style.
    """
    chosen = theme.type_style(style)
    size = theme.px(chosen.size if pixels is None else pixels)
    made = QFont(theme.tokens.mono_family if chosen.is_mono else theme.tokens.family)
    made.setPixelSize(min(size, _LARGEST_TOTAL) if style == _TOTAL else size)
    made.setWeight(QFont.Weight(chosen.weight if weight is None else weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=32)
def _load(path: str) -> tuple[str, ...]:
    number = QFontDatabase.addApplicationFont(path)
    return tuple(QFontDatabase.applicationFontFamilies(number)) if number >= 0 else ()
