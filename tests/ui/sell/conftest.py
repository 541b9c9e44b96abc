"""The shop that most tests of the sell screen start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Till
from pos_app.ui.look import Look
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import RecordedScreen, Seconds, Shop, a_presenter, a_till


@pytest.fixture
def till(data_dir: Path) -> Iterator[Till]:
    """A store with a few products, open for selling."""
    till = a_till(data_dir)
    till.start(None)
    yield till
    till.close()


@pytest.fixture
def shop(till: Till) -> Shop:
    """The presenter alone, on a screen that records."""
    screen, seconds = RecordedScreen(), Seconds()
    return Shop(till, screen, seconds, a_presenter(till, screen, seconds))


@pytest.fixture
def seller(till: Till, look: Look, qtbot: QtBot) -> Iterator[Seller]:
    """The whole screen at the size of the design."""
    seller = Seller(look, till)
    qtbot.addWidget(seller.view)
    yield seller
    seller.view.close()
    seller.log.close()
