"""The desk that tests of the customers start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos_app.ui.look import Look
from tests.ui.customers.desk import CustomerDesk
from tests.ui.sell.shop import a_till


@pytest.fixture
def desk(data_dir: Path, look: Look, qtbot: QtBot) -> Iterator[CustomerDesk]:
    """A cashier at the size of the design, who knows nobody."""
    till = a_till(data_dir)
    till.start(None)
    desk = CustomerDesk(look, till)
    qtbot.addWidget(desk.view)
    yield desk
    desk.view.close()
    desk.log.close()
    till.close()
