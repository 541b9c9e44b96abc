"""Lets imports be Python's own again once Qt is loaded.

PySide puts a function of its own in the place of ``__import__``, for ``from __feature__ import``.
It reads the source text of every module that is imported after it, and keeps it. This program uses
no such feature, and imports some hundred modules more before it sells.
"""

from __future__ import annotations

import builtins

import PySide6.QtWidgets  # noqa: F401 - whatever it puts in its place is there now


def import_plainly() -> None:
    """Give ``__import__`` back to Python; without such a switch in Qt, change nothing."""
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
