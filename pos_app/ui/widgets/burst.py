"""Decides whether keys come from a scanner or from fingers; knows times and texts, no Qt."""

from __future__ import annotations

from dataclasses import field

from pos_app.domain.records import dataclass
from pos_app.ui.scanner_settings import NOTHING, ScannerSettings

FEWEST_CHARACTERS = 4
# Without a terminator only the pause ends a code, so a shorter one could be a person's.
FEWEST_WITHOUT_END = 6
_GROUP_SEPARATOR = "\x1d"
# An AIM identifier ("]C1") begins so; every other code begins with a letter or a digit.
_AIM_PREFIX = "]"


@dataclass(frozen=True, slots=True)
class KeyStroke:
    """A pressed key: what it types, when (milliseconds), whether Shift was held, its name."""

    text: str
    at_ms: int
    is_shifted: bool = False
    name: str = ""


@dataclass(slots=True)
class Burst:
    """The keys of what may become a scan.

    Keys belong together when each follows the one before within the longest gap of the
    settings. Four or more of them and a terminator are a scan; anything else was typed by a
    person.
    """

    settings: ScannerSettings = field(default_factory=ScannerSettings)
    fewest_characters: int = FEWEST_CHARACTERS
    strokes: list[KeyStroke] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether keys are being held back."""
        return bool(self.strokes)

    def takes(self, text: str) -> bool:
        """Return whether a key that types ``text`` begins or continues a burst.

        A sign or a space never begins one, so that ``+``, ``-``, ``*`` and a space on a button
        work at once.
        """
        if len(text) != 1:
            return False
        if not self.strokes:
            is_prefix = bool(self.settings.prefix) and text == self.settings.prefix[0]
            return text.isalnum() or text == _AIM_PREFIX or is_prefix
        return text.isprintable() or text == _GROUP_SEPARATOR

    def is_late(self, at_ms: int) -> bool:
        """Return whether a key at this time comes too late to belong to the burst."""
        return bool(self.strokes) and self._gap(at_ms) > self.settings.longest_gap_ms

    def add(self, stroke: KeyStroke) -> None:
        """Hold a key back."""
        self.strokes.append(stroke)

    def code(self) -> str | None:
        """Return the code that a terminator just completed, or None for a person's keys.

        Caps Lock turns the letters of a keyboard scanner around; a small letter with Shift
        proves it, and they are turned back.
        """
        if len(self.strokes) < self.fewest_characters:
            return None
        text = "".join(stroke.text for stroke in self.strokes)
        is_locked = any(stroke.is_shifted and stroke.text.islower() for stroke in self.strokes)
        if is_locked and self.settings.corrects_caps_lock:
            text = text.swapcase()
        return self.settings.bare(text)

    def ended_by_pause(self) -> str | None:
        """Return the code of a scanner that sends no terminator, once nothing more comes."""
        if self.settings.terminator != NOTHING or len(self.strokes) < FEWEST_WITHOUT_END:
            return None
        return self.code()

    def clear(self) -> None:
        """Begin anew."""
        self.strokes.clear()

    def _gap(self, at_ms: int) -> int:
        return at_ms - self.strokes[-1].at_ms
