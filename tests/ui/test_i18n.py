"""Texts come in the language of the shop, or as they were written."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from pos_app.ui.i18n import DOMAIN, _, install_language, ngettext


@pytest.fixture(autouse=True)
def source_language() -> Iterator[None]:
    yield
    install_language("en")


@pytest.fixture
def german(tmp_path: Path) -> Path:
    catalogue = Catalog(locale="de")
    catalogue.add("Remove", "Entfernen")
    catalogue.add(("{count} item", "{count} items"), ("{count} Artikel", "{count} Artikel"))
    written = BytesIO()
    write_mo(written, catalogue)
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / f"{DOMAIN}.mo").write_bytes(written.getvalue())
    return tmp_path


def test_without_a_catalogue_the_text_stays_as_it_was_written() -> None:
    assert not install_language("xx")
    assert _("Remove") == "Remove"
    assert ngettext("{count} item", "{count} items", 2) == "{count} items"


def test_a_catalogue_gives_the_text_in_its_language(german: Path) -> None:
    assert install_language("de", german)
    assert _("Remove") == "Entfernen"
    assert ngettext("{count} item", "{count} items", 1) == "{count} Artikel"


def test_a_text_the_catalogue_lacks_stays_as_it_was_written(german: Path) -> None:
    install_language("de", german)
    assert _("Undo") == "Undo"
