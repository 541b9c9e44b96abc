"""The settings of a scanner are kept for this machine, and a damaged file costs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_app.ui.scanner_settings import FILE_NAME, ScannerSettings
from pos_app.ui.widgets.burst import Burst, KeyStroke


def a_burst(text: str, settings: ScannerSettings) -> Burst:
    burst = Burst(settings)
    for place, character in enumerate(text):
        assert burst.takes(character)
        burst.add(KeyStroke(character, place * 8))
    return burst


def test_what_was_saved_is_there_at_the_next_start(tmp_path: Path) -> None:
    settings = ScannerSettings("~", "#", "tab", 90, corrects_caps_lock=False)
    settings.save(tmp_path)
    assert ScannerSettings.load(tmp_path) == settings


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"longest_gap_ms": "x", "prefix": 3, "terminator": 7}'],
)
def test_a_damaged_file_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert ScannerSettings.load(tmp_path) == ScannerSettings()


def test_numbers_and_words_without_sense_are_brought_into_bounds() -> None:
    wild = ScannerSettings("x" * 50, "", "never", 99_999)
    assert wild.sane() == ScannerSettings("x" * 12, "", "any", 250)


def test_what_stands_around_every_code_is_taken_off() -> None:
    assert a_burst("~4006381333931#", ScannerSettings("~", "#")).code() == "4006381333931"


def test_without_a_terminator_the_pause_ends_a_code() -> None:
    settings = ScannerSettings(terminator="none")
    assert a_burst("4006381333931", settings).ended_by_pause() == "4006381333931"
    assert a_burst("12345", settings).ended_by_pause() is None
    assert a_burst("4006381333931", ScannerSettings()).ended_by_pause() is None
