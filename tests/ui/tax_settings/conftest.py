"""The desk that tests of taxes and rounding start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos_app.ui.look import Look
from tests.ui.tax_settings.desk import TaxDesk, a_desk


@pytest.fixture
def desk(data_dir: Path, look: Look, qtbot: QtBot) -> Iterator[TaxDesk]:
    """An owner at the size of the design, whose store has no taxes yet."""
    with a_desk(data_dir, look, qtbot) as desk:
        yield desk
