"""Writes how long something took."""

from __future__ import annotations

from datetime import timedelta

from pos_app.ui.formatting import NO_BREAK_SPACE, format_count
from pos_app.ui.i18n import _

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def format_span(span: timedelta) -> str:
    """Return ``44 s``, ``1 min 53 s``, ``2 h 5 min`` or ``3 d 4 h``."""
    seconds = (span + timedelta(milliseconds=500)) // timedelta(seconds=1)
    if seconds < _MINUTE:
        return _unit(_("{count} s"), seconds)
    if seconds < _HOUR:
        return _both(_("{count} min"), _("{count} s"), *divmod(seconds, _MINUTE))
    if seconds < _DAY:
        hours, rest = divmod(seconds, _HOUR)
        return _both(_("{count} h"), _("{count} min"), hours, rest // _MINUTE)
    days, rest = divmod(seconds, _DAY)
    return _both(_("{count} d"), _("{count} h"), days, rest // _HOUR)


def _both(large: str, small: str, many: int, rest: int) -> str:
    text = _unit(large, many)
    return f"{text} {_unit(small, rest)}" if rest else text


def _unit(text: str, count: int) -> str:
    return text.format(count=format_count(count)).replace(" ", NO_BREAK_SPACE)
