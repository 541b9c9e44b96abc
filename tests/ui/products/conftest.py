"""The keeper that tests of the products screen start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos_app.ui.look import Look
from tests.ui.products.desk import Keeper
from tests.ui.sell.shop import a_till


@pytest.fixture
def keeper(data_dir: Path, look: Look, qtbot: QtBot) -> Iterator[Keeper]:
    """Somebody at the size of the design, in a shop with six products."""
    till = a_till(data_dir)
    till.start(None)
    keeper = Keeper(look, till)
    qtbot.addWidget(keeper.view)
    yield keeper
    keeper.view.close()
    till.close()
