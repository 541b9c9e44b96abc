"""The sentences for what the rules of products forbid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pos_app.domain.aggregates.catalogue_import.errors import ImportNotDone
from pos_app.domain.aggregates.product import errors
from pos_app.domain.aggregates.tile_board.errors import TileRefused
from pos_app.ui.error_text import ErrorText
from pos_app.ui.i18n import _
from pos_app.ui.words.stock_sentences import STOCK_SENTENCES


def _unit_in_use(error: errors.UnitInUse) -> ErrorText:
    return ErrorText(
        _("{name} is on hand or in a cart, counted in {unit}.").format(
            name=error.product_name, unit=error.unit
        ),
        _("Nothing was changed. Make a new product for the other unit."),
    )


def _code_repeated(error: errors.CodeRepeated) -> ErrorText:
    return ErrorText(
        _("The code {code} stands there twice.").format(code=error.code),
        _("Nothing was changed. A code is for one or for a pack, not both."),
    )


def _import_not_done(error: ImportNotDone) -> ErrorText:
    return ErrorText(
        _("{file} was taken back already.").format(file=error.file_name),
        _("Nothing was changed. Import it again if you want it."),
    )


def _tile_refused(error: TileRefused) -> ErrorText:
    headline = {
        "name": _("A page has a name of at most {about} characters."),
        "pages": _("There are {about} pages already."),
        "tiles": _("There are {about} tiles on this page already."),
        "twice": _("{about} is there already."),
    }.get(error.reason, _("This is not there any more."))
    advice = _("The tiles stay as they are. You can go on selling.")
    return ErrorText(headline.format(about=error.about), advice)


PRODUCT_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = MappingProxyType(
    {
        errors.UnitInUse: _unit_in_use,
        ImportNotDone: _import_not_done,
        TileRefused: _tile_refused,
        errors.CodeRepeated: _code_repeated,
        **STOCK_SENTENCES,
    }
)
