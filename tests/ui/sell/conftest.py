"""The shop that most tests of the sell screen start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.sell.shop import RecordedScreen, Seconds, Shop, a_presenter, a_till


@pytest.fixture
def shop(data_dir: Path) -> Iterator[Shop]:
    till = a_till(data_dir)
    till.start(None)
    screen, seconds = RecordedScreen(), Seconds()
    yield Shop(till, screen, seconds, a_presenter(till, screen, seconds))
    till.close()
