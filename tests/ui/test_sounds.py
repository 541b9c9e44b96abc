"""Sounds are short, quiet, made on first use, and never in anyone's way."""

from __future__ import annotations

import io
import wave
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos_app.ui.sounds import TONES, Sounds, player_of_this_machine, wave_file


@dataclass
class RecordingPlayer:
    played: list[Path] = field(default_factory=list)

    def play(self, path: Path) -> None:
        assert path.is_file()
        self.played.append(path)


@pytest.mark.parametrize("name", TONES)
def test_each_sound_is_a_mono_wave_as_long_as_its_tones(name: str) -> None:
    tones = TONES[name]
    with wave.open(io.BytesIO(wave_file(tones, 0.6))) as file:
        seconds = file.getnframes() / file.getframerate()
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
    tone_seconds = sum(tone.milliseconds for tone in tones) / 1000
    assert seconds == pytest.approx(tone_seconds + 0.05 * (len(tones) - 1), abs=0.002)
    assert seconds < 0.5


def test_the_volume_is_how_far_the_wave_swings() -> None:
    def loudest(volume: float) -> int:
        frames = wave_file(TONES["scan_ok"], volume)[44:]
        return max(
            abs(int.from_bytes(frames[at : at + 2], "little", signed=True))
            for at in range(0, len(frames), 2)
        )

    assert loudest(0.5) == pytest.approx(loudest(1.0) / 2, rel=0.01)
    assert loudest(0.0) == 0


def test_every_sound_has_its_own_file_per_volume(tmp_path: Path) -> None:
    player = RecordingPlayer()
    sounds = Sounds(tmp_path / "sounds", 0.6, player)
    sounds.scan_ok()
    sounds.scan_unknown()
    sounds.needs_approval()
    sounds.sale_done()
    sounds.defect()
    sounds.set_volume(1.0)
    sounds.scan_ok()
    assert len(set(player.played)) == 6


def test_at_volume_nought_nothing_plays(tmp_path: Path) -> None:
    player = RecordingPlayer()
    Sounds(tmp_path, 0.0, player).scan_ok()
    assert player.played == []


def test_a_folder_that_cannot_be_written_is_silence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    player = RecordingPlayer()
    Sounds(tmp_path / "file" / "sounds", 0.6, player).scan_ok()
    assert player.played == []


def test_an_unknown_sound_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Sounds(tmp_path).play("trumpet")


def test_offscreen_nobody_listens(qapp: QApplication) -> None:
    assert player_of_this_machine() is None
