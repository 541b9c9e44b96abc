"""Tells the store that people practise in from the real one, by a mark in its folder."""

from __future__ import annotations

from pathlib import Path

_MARK = ".training"
# Begins the numbers of everything that is practised, so that none is taken for a real one.
TRAINING_REGISTER = "T1"


def is_training(folder: Path) -> bool:
    """Return whether a store is one to practise in."""
    return (folder / _MARK).exists()


def mark_training(folder: Path) -> None:
    """Make the folder of a store to practise in, for its owner only."""
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / _MARK).touch()
