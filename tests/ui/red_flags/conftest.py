"""A till whose sales raised red flags."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.bootstrap import Till
from tests.flags import cancel_and_open_the_drawer
from tests.stores import a_till


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    """A till with three cancelled sales, each followed by the drawer."""
    with a_till(tmp_path / "store", started=True) as till:
        cancel_and_open_the_drawer(till, 3)
        yield till
