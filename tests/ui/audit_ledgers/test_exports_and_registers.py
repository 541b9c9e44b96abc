"""What left the log, and what the log knows of its registers, in the audit window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import Till
from pos_app.infrastructure.system import SystemClock
from pos_app.ui.actions import AUDIT, EXPORTS, REGISTERS
from pos_app.ui.audit_office import AuditOffice
from pos_app.ui.look import Look
from tests.stores import a_till, sell, stocked


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    """A sale was made, the log exported, an anchor taken, and the log checked."""
    with a_till(tmp_path / "store", started=True) as till:
        stocked(till)
        sell(till, "MILK")
        till.audit.export(tmp_path / "log.csv", AuditFilter(), file_format="csv")
        till.trail.record_anchor(till.trail.anchor(), sent_by="file", file_name="anchor.txt")
        till.trail.record_verification(till.audit.verify(), "asked")
        yield till


@pytest.fixture
def office(till: Till, look: Look, qtbot: QtBot) -> Iterator[AuditOffice]:
    assert till.store is not None
    office = AuditOffice(look, till, till.store, SystemClock(), can_write=True, polls=False)
    office.window.show()
    yield office
    office.window.close()
    office.window.deleteLater()
    office.deleteLater()


def test_each_export_says_who_took_what_when_and_where_its_proof_is(
    office: AuditOffice, qtbot: QtBot
) -> None:
    office.window.frame.show_tab(EXPORTS)
    exports = office.ledgers.exports
    qtbot.waitUntil(lambda: len(exports.view.list.texts()) == 2)
    exports.presenter.act("exports")
    qtbot.waitUntil(lambda: "log.csv.proof.json" in exports.view.sheet.texts())
    texts = exports.view.sheet.texts()
    assert texts[1].startswith("Cashier exported")
    assert "CSV" in texts
    assert "log.csv" in texts


def test_anchors_and_archives_are_listed_apart(office: AuditOffice, qtbot: QtBot) -> None:
    office.window.frame.show_tab(EXPORTS)
    exports = office.ledgers.exports
    exports.presenter.act("anchors")
    qtbot.waitUntil(lambda: "anchor.txt" in exports.view.sheet.texts())
    exports.presenter.act("archives")
    qtbot.waitUntil(exports.view.is_empty)


def test_the_export_button_asks_where_its_question_can_be_seen(
    office: AuditOffice, qtbot: QtBot
) -> None:
    office.window.frame.show_tab(EXPORTS)
    office.window.view.header.export_wanted.emit()
    assert office.window.frame.current == AUDIT
    qtbot.waitUntil(office.window.view.prompt.isVisible)


def test_a_register_tells_how_far_it_is_sealed_checked_and_anchored(
    office: AuditOffice, till: Till, qtbot: QtBot
) -> None:
    office.window.frame.show_tab(REGISTERS)
    registers = office.ledgers.registers
    qtbot.waitUntil(lambda: registers.presenter.state.page is not None)
    page = registers.presenter.state.page
    assert page is not None
    facts = dict(page.facts)
    size = till.evidence.last_checkpoint()
    assert size is not None
    assert facts["Sealed"].startswith(f"Through #{size.size} by seal")
    assert facts["Last check"].startswith("No defect through #")
    assert facts["Anchors that left"].startswith("1; the last one covers")
    assert facts["Archived"] == "Nothing; every record is in this log"
    assert facts["Signing key"].startswith("Key ")


def test_the_events_of_a_register_are_one_button_away(office: AuditOffice, qtbot: QtBot) -> None:
    office.window.frame.show_tab(REGISTERS)
    registers = office.ledgers.registers
    qtbot.waitUntil(lambda: registers.presenter.state.page is not None)
    registers.presenter.act("events")
    assert office.window.frame.current == AUDIT
    assert office.window.presenter.where.register_id == "1"
