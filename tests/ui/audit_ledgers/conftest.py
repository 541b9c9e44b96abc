"""A till whose receipts cannot be written, and the audit window on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.infrastructure.persistence.engine import DRIVER
from pos_app.infrastructure.system import SystemClock
from pos_app.ui.audit_office import AuditOffice
from pos_app.ui.look import Look
from tests.guards import ExpectedLogs
from tests.stores import a_till, sell, stocked


@pytest.fixture
def till(tmp_path: Path, expected_logs: ExpectedLogs) -> Iterator[Till]:
    """Two sales were made while a file lay where the receipts' folder should be."""
    expected_logs("pos_app.infrastructure.events", containing="write_receipt failed")
    with a_till(tmp_path / "store", started=True, with_receipts=True) as till:
        (till.data_dir / "receipts").write_text("in the way", encoding="utf-8")
        stocked(till)
        sell(till, "MILK")
        sell(till, "MILK")
        assert till.publications.wait_until_idle(5)
        _let_nothing_be_due_by_itself(till)
        yield till


@pytest.fixture
def office(till: Till, look: Look, qtbot: QtBot) -> Iterator[AuditOffice]:
    assert till.store is not None
    office = AuditOffice(look, till, till.store, SystemClock(), can_write=True, polls=False)
    office.window.show()
    office.window.activateWindow()
    qtbot.waitUntil(lambda: office.ledgers.tasks.presenter.state.is_read)
    yield office
    office.window.close()
    office.window.deleteLater()
    office.deleteLater()


def _let_nothing_be_due_by_itself(till: Till) -> None:
    """Leave it to the test when work is tried again, however slow the machine is."""
    connection = DRIVER.connect(str(till.data_dir / DATABASE_NAME))
    connection.execute("UPDATE publications SET next_attempt_at = '2999-01-01T00:00:00.000000Z'")
    connection.commit()
    connection.close()
