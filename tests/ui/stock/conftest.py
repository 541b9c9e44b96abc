"""The desk that tests of store-keeping start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos_app.ui.look import Look
from tests.ui.stock.desk import StockDesk, a_desk


@pytest.fixture
def desk(data_dir: Path, look: Look, qtbot: QtBot) -> Iterator[StockDesk]:
    """Somebody at the size of the design."""
    with a_desk(data_dir, look, qtbot) as desk:
        yield desk
        assert desk.till.stock.prover.prove().problems == ()
