"""A till on a real store's file for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.bootstrap import Till
from tests.stores import a_till


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    """The till of a store that was just set up, as the command line opens it."""
    with a_till(tmp_path / "store") as till:
        yield till
