"""The tables that the package leaves out of Babel are none that the till writes with."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale, localedata

from pos_app.ui import formatting
from pos_app.ui.first_start.currencies import currency_choices
from tests.stores import ROOT

LANGUAGES = ("en_US", "de_CH", "fr_FR", "ar_EG", "ja_JP", "pt_BR", "hi_IN", "sr_Latn_RS")
NOON = datetime(2026, 3, 9, 12, 5, 7, tzinfo=UTC)
slim = runpy.run_path(str(ROOT / "build_spec" / "slim_locales.py"))["slim"]


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of some languages' tables, which Babel reads from the moment they are slim."""
    folder = tmp_path / "locale-data"
    folder.mkdir()
    for language in LANGUAGES:
        for name in ("root", language.partition("_")[0], language.rpartition("_")[0], language):
            shutil.copy(Path(localedata._dirname) / f"{name}.dat", folder)
    yield folder
    monkeypatch.undo()
    _forget()
    formatting.use_locale("en_US")


def _forget() -> None:
    localedata._cache.clear()
    formatting._pattern.cache_clear()


def written() -> list[object]:
    """Write one of everything in each of the languages."""
    lines: list[object] = []
    for language in LANGUAGES:
        formatting.use_locale(language)
        lines += [
            formatting.format_amount(Decimal("-1234567.5"), 2),
            formatting.format_quantity(Decimal("1.24"), "kg"),
            formatting.format_moment(NOON),
            formatting.format_datetime(NOON),
            formatting.format_count(1_234_567),
            currency_choices(language),
        ]
    return lines


def test_every_language_is_written_as_before(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = written()
    size = sum(path.stat().st_size for path in tables.glob("*.dat"))
    saved = slim(tables)
    assert saved > size / 2
    monkeypatch.setattr(localedata, "_dirname", str(tables))
    _forget()
    assert written() == before
    with pytest.raises(KeyError):
        Locale.parse("de_CH").languages.get("fr")


def test_a_folder_without_tables_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        slim(tmp_path)
