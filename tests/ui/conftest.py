"""The look that windows under test are drawn with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from pos_app.ui.look import Look
from pos_app.ui.theme import Theme


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The light look at 100 %."""
    look = Look(qapp, Theme.named("light"))
    yield look
    look.deleteLater()
