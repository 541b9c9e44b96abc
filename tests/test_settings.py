"""The look of the window is remembered, and a damaged file is no reason not to sell."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_app.settings import FILE_NAME, Settings


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    settings = Settings(
        theme="dark", text_percent=150, window=(10, -20, 1366, 768), is_maximized=False
    )
    settings.save(tmp_path)
    assert Settings.load(tmp_path) == settings


def test_a_new_folder_has_the_defaults(tmp_path: Path) -> None:
    assert Settings.load(tmp_path) == Settings()


@pytest.mark.parametrize(
    "text",
    [
        "theme = ",
        'theme = "pink"',
        "text_percent = 99",
        'text_percent = "150"',
        "window = [1, 2]",
        "window = [0, 0, 0, 0]",
        "window = [true, true, true, true]",
        'is_maximized = "yes"',
        "\x00",
    ],
)
def test_what_makes_no_sense_is_the_default(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert Settings.load(tmp_path) == Settings()


def test_a_folder_that_is_gone_costs_only_the_look(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    Settings(theme="dark").save(gone)
    assert Settings.load(gone) == Settings()
