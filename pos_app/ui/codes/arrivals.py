"""Keeps the keys that arrive together, and says whether a scanner or a person sent them."""

from __future__ import annotations

from itertools import pairwise

from pos_app.ui.codes.codes_state import SeenKey
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.scanner_settings import MOST_GAP_MS

# A pause of a second ends what belongs together, however slow the scanner is.
_TOGETHER_MS = 1_000
_MOST_KEYS = 500
_FEWEST = 4
_SAFETY = 1.3
_ENDS = {
    "Key_Return": "Enter",
    "Key_Enter": "Enter",
    "Key_Tab": "Tab",
}
_WRITTEN = {"\x1d": "[GS]", "\r": "[Enter]", "\n": "[LF]", "\t": "[Tab]", " ": "␣"}


class Arrivals:
    """The last keys that came one soon after the other."""

    def __init__(self) -> None:
        """Have seen nothing."""
        self._keys: list[SeenKey] = []

    def add(self, key: SeenKey) -> None:
        """Take a key; after a long pause, or a terminator, it is the first of others."""
        is_late = bool(self._keys) and key.at_ms - self._keys[-1].at_ms > _TOGETHER_MS
        if is_late or self._end() or len(self._keys) >= _MOST_KEYS:
            self._keys.clear()
        self._keys.append(key)

    @property
    def text(self) -> str:
        """What was typed, without the terminator."""
        return "".join(key.text for key in self._keys if not _end_of(key))

    @property
    def slowest_ms(self) -> int:
        """The longest pause between two keys."""
        return max(self._gaps(), default=0)

    def is_whole(self) -> bool:
        """Return whether a terminator ended it."""
        return bool(self._end())

    def wanted_gap(self, now_ms: int) -> int:
        """Return which longest gap would make a scan of these keys; 0 where none is needed.

        Nothing is proposed for what a person types: no scanner is as slow.
        """
        slowest = self.slowest_ms
        is_long = len(self.text) >= _FEWEST and self.is_whole()
        if not is_long or slowest <= now_ms or slowest > MOST_GAP_MS:
            return 0
        return min(MOST_GAP_MS, -(-round(slowest * _SAFETY) // 5) * 5)

    def written(self) -> str:
        """Return the raw keys: those that type nothing to see in brackets, Shift as an arrow."""
        parts = []
        for key in self._keys:
            name = _WRITTEN.get(key.text) or key.text or f"[{key.name.removeprefix('Key_')}]"
            parts.append(f"⇧{name}" if key.is_shifted and key.text.isalpha() else name)
        return "".join(parts)

    def lines(self) -> tuple[str, ...]:
        """Return what can be told of the keys themselves."""
        if not self._keys:
            return ()
        count = len(self.text)
        said = ngettext("{count} character", "{count} characters", count).format(count=count)
        gaps = self._gaps()
        lines = [_("Arrived: {said}").format(said=said)]
        if gaps:
            average = round(sum(gaps) / len(gaps))
            lines.append(
                _("Between the keys: {average} ms on average, {most} ms at most").format(
                    average=average, most=max(gaps)
                )
            )
        end = self._end()
        lines.append(_("Ended by: {end}").format(end=end or _("nothing, only a pause")))
        if any(key.is_shifted and key.text.islower() for key in self._keys):
            lines.append(_("Caps lock is on: it turned the letters around."))
        return tuple(lines)

    def _gaps(self) -> list[int]:
        times = [key.at_ms for key in self._keys]
        return [after - before for before, after in pairwise(times)]

    def _end(self) -> str:
        return _end_of(self._keys[-1]) if self._keys else ""


def _end_of(key: SeenKey) -> str:
    return _ENDS.get(key.name, "") or ("LF" if key.text in {"\n", "\r"} else "")
