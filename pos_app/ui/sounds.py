"""Plays the short, quiet sounds of the till; each also has a message that can be seen."""

from __future__ import annotations

import io
import math
import shutil
import struct
import sys
import wave
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication

from pos_app.domain.records import dataclass

SCAN_OK = "scan_ok"
SCAN_UNKNOWN = "scan_unknown"
NEEDS_APPROVAL = "needs_approval"
SALE_DONE = "sale_done"
DEFECT = "defect"

_RATE = 22050
_FADE_SECONDS = 0.004
_PAUSE_SECONDS = 0.05
_PEAK = 0.5
_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"))
_SILENT_PLATFORMS = frozenset({"offscreen", "minimal"})


@dataclass(frozen=True, slots=True)
class Tone:
    """A sine of ``hertz`` for ``milliseconds``."""

    hertz: int
    milliseconds: int


# The sound part of the design tokens says the same in words.
TONES: dict[str, tuple[Tone, ...]] = {
    SCAN_OK: (Tone(1760, 30),),
    SCAN_UNKNOWN: (Tone(330, 90), Tone(330, 90)),
    NEEDS_APPROVAL: (Tone(660, 150),),
    SALE_DONE: (Tone(880, 60), Tone(1320, 60)),
    DEFECT: (Tone(440, 120), Tone(440, 120), Tone(440, 120)),
}


class Player(Protocol):
    """Something that plays a sound file without making anyone wait."""

    def play(self, path: Path) -> None:
        """Begin to play; errors are silence."""


class Sounds:
    """The five sounds of the till at a volume from 0 to 1.

    The files are written into ``folder`` when a sound is first wanted, one per volume. Without a
    player, or where nobody listens (offscreen), there is silence.
    """

    def __init__(self, folder: Path, volume: float = 0.6, player: Player | None = None) -> None:
        self._folder = folder
        self._volume = min(1.0, max(0.0, volume))
        self._player = player

    def set_volume(self, volume: float) -> None:
        """Play louder or quieter from now on; 0 is silence."""
        self._volume = min(1.0, max(0.0, volume))

    def play(self, name: str) -> None:
        """Play a sound by its name.

        Raises:
            KeyError: there is no such sound.
        """
        tones = TONES[name]
        if self._player is None or self._volume == 0:
            return
        path = self._folder / f"{name}-{round(self._volume * 100)}.wav"
        try:
            if not path.exists():
                self._folder.mkdir(parents=True, exist_ok=True)
                path.write_bytes(wave_file(tones, self._volume))
        except OSError:
            return
        self._player.play(path)

    def scan_ok(self) -> None:
        """A scan was accepted: one click."""
        self.play(SCAN_OK)

    def scan_unknown(self) -> None:
        """A code is unknown: two low tones."""
        self.play(SCAN_UNKNOWN)

    def needs_approval(self) -> None:
        """Somebody has to agree: one middle tone."""
        self.play(NEEDS_APPROVAL)

    def sale_done(self) -> None:
        """A sale is complete: two rising tones."""
        self.play(SALE_DONE)

    def defect(self) -> None:
        """The audit log has a defect: three tones, once."""
        self.play(DEFECT)


def wave_file(tones: Iterable[Tone], volume: float) -> bytes:
    """Return the tones, with short pauses between them, as a mono WAV file of 16 bits."""
    samples: list[int] = []
    for tone in tones:
        if samples:
            samples.extend([0] * round(_RATE * _PAUSE_SECONDS))
        samples.extend(_samples(tone, volume))
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return written.getvalue()


def player_of_this_machine() -> Player | None:
    """Return what can play here, or None where nothing can or nobody listens."""
    if QGuiApplication.platformName() in _SILENT_PLATFORMS:
        return None
    if sys.platform == "win32":
        return _WindowsPlayer()
    for program, *options in _PLAYERS:
        found = shutil.which(program)
        if found:
            return _ProgramPlayer(found, tuple(options))
    return None


class _ProgramPlayer:
    """Hands the file to a program that is detached at once, so it leaves no zombie behind."""

    def __init__(self, program: str, options: tuple[str, ...]) -> None:
        self._program = program
        self._options = options

    def play(self, path: Path) -> None:
        """Start the program and forget it."""
        process = QProcess()
        process.setProgram(self._program)
        process.setArguments([*self._options, str(path)])
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.startDetached()


class _WindowsPlayer:
    """Windows plays a file by itself."""

    def play(self, path: Path) -> None:
        """Begin to play."""
        if sys.platform == "win32":
            import winsound  # noqa: PLC0415 - exists on Windows only

            winsound.PlaySound(
                str(path), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            )


def _samples(tone: Tone, volume: float) -> list[int]:
    count = _RATE * tone.milliseconds // 1000
    fade = max(1, round(_RATE * _FADE_SECONDS))
    loudest = 32767 * _PEAK * volume
    return [
        round(
            loudest
            * min(1.0, index / fade, (count - index) / fade)
            * math.sin(2 * math.pi * tone.hertz * index / _RATE)
        )
        for index in range(count)
    ]
