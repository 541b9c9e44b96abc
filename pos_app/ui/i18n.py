"""Gives every text a person reads in their language; without a catalogue, as it was written.

Catalogues lie in ``resources/i18n/<language>/LC_MESSAGES/till.mo``. The language is chosen once,
before the first screen is built: texts are looked up when a screen is made or displayed.
"""

from __future__ import annotations

import gettext
from pathlib import Path

from pos_app.resource_files import resource

DOMAIN = "till"

_active: list[gettext.NullTranslations] = [gettext.NullTranslations()]


def _(text: str) -> str:
    """Return ``text`` in the language of the till."""
    return _active[0].gettext(text)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form for ``count`` things; it may hold ``{count}`` for the caller to fill in."""
    return _active[0].ngettext(singular, plural, count)


def install_language(language: str, folder: Path | None = None) -> bool:
    """Use the catalogue of ``language`` ("de", "pt_BR") from now on.

    Returns whether there is one; without one the texts stay as they were written.
    """
    found = gettext.translation(
        DOMAIN, folder or resource("i18n"), languages=[language], fallback=True
    )
    _active[0] = found
    return isinstance(found, gettext.GNUTranslations)
