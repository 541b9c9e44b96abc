"""How the scanner of this till sends its codes; kept beside the store, for this machine only."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, replace
from pathlib import Path
from typing import Self

from pos_app.domain.records import dataclass

FILE_NAME = "scanner.json"
ANY, ENTER, TAB, NOTHING = "any", "enter", "tab", "none"
TERMINATORS = (ANY, ENTER, TAB, NOTHING)
LONGEST_GAP_MS, FEWEST_GAP_MS, MOST_GAP_MS = 35, 15, 250
LONGEST_AFFIX = 12

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """``longest_gap_ms`` is the longest pause between two keys of one scan.

    ``prefix`` and ``suffix`` stand around every code and are taken off. ``terminator`` is what
    ends a scan: ``any`` of Enter, Tab and line feed, one of them, or ``none`` for a scanner that
    sends nothing: then a pause ends it. With ``corrects_caps_lock`` letters that caps lock turned
    around are turned back.
    """

    prefix: str = ""
    suffix: str = ""
    terminator: str = ANY
    longest_gap_ms: int = LONGEST_GAP_MS
    corrects_caps_lock: bool = True

    def bare(self, text: str) -> str:
        """Return a code without what stands around it."""
        inside = text.removeprefix(self.prefix)
        return inside.removesuffix(self.suffix) if self.suffix else inside

    def sane(self) -> Self:
        """Return the settings within their bounds; what makes no sense is the default."""
        gap = max(FEWEST_GAP_MS, min(self.longest_gap_ms, MOST_GAP_MS))
        return replace(
            self,
            prefix=self.prefix[:LONGEST_AFFIX],
            suffix=self.suffix[:LONGEST_AFFIX],
            terminator=self.terminator if self.terminator in TERMINATORS else ANY,
            longest_gap_ms=gap,
        )

    @classmethod
    def load(cls, data_dir: Path) -> Self:
        """Return what was saved; a missing or damaged file counts as none."""
        usual = cls()
        try:
            saved = json.loads((data_dir / FILE_NAME).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return usual
        except (OSError, ValueError):
            _log.info("The scanner settings are unreadable; the defaults are used")
            return usual
        if not isinstance(saved, dict):
            return usual
        known = {
            name: saved[name]
            for name, value in asdict(usual).items()
            if type(saved.get(name)) is type(value)
        }
        return replace(usual, **known).sane()

    def save(self, data_dir: Path) -> None:
        """Write the file; a folder that cannot be written costs the settings, never the sale."""
        path = data_dir / FILE_NAME
        unfinished = path.with_suffix(".unfinished")
        try:
            unfinished.write_text(json.dumps(asdict(self)), encoding="utf-8")
            unfinished.replace(path)
        except OSError as error:
            _log.info("The scanner settings were not saved: %s", error)
