"""An anchor is taken in the audit window: as a file, on paper or by mail, and each is an event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pos_app.application.errors import MailRefused
from pos_app.application.evidence import Anchor
from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import Till
from pos_app.infrastructure.system import SystemClock
from pos_app.ui.actions import EXPORTS
from pos_app.ui.audit_exports.anchor_form import AnchorForm
from pos_app.ui.audit_office import AuditOffice
from pos_app.ui.look import Look
from tests.stores import a_till, sell, stocked


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "store", started=True) as till:
        stocked(till)
        sell(till, "MILK")
        yield till


@pytest.fixture
def office(till: Till, look: Look, qtbot: QtBot) -> Iterator[AuditOffice]:
    assert till.store is not None
    office = AuditOffice(look, till, till.store, SystemClock(), can_write=True, polls=False)
    office.window.show()
    office.window.frame.show_tab(EXPORTS)
    qtbot.waitUntil(lambda: office.ledgers.exports.presenter.state.is_read)
    yield office
    office.window.close()
    office.window.deleteLater()
    office.deleteLater()


def form(office: AuditOffice) -> AnchorForm:
    office.ledgers.anchors.ask()
    found = office.ledgers.anchors.sheet.findChild(AnchorForm)
    assert isinstance(found, AnchorForm)
    return found


def field_of(inside: QWidget, name: str) -> QLineEdit:
    field = inside.findChild(QLineEdit, f"anchor-{name}")
    assert isinstance(field, QLineEdit)
    return field


def fill(form: AnchorForm, name: str, text: str) -> None:
    field_of(form, name).setText(text)


def notice(office: AuditOffice) -> str:
    return office.ledgers.exports.view.notice()


def handed_out(till: Till) -> list[tuple[str, str]]:
    queries = till.audit_queries()
    where = AuditFilter(event_types=frozenset({"AnchorHandedOut"}))
    page = queries.page(where, None, 10)
    queries.close()
    return [(entry.payload["sent_by"], entry.payload["file_name"]) for entry in page]


def test_the_key_asks_and_enter_writes_a_file_that_the_check_accepts(
    office: AuditOffice, till: Till, qtbot: QtBot, tmp_path: Path
) -> None:
    view = office.ledgers.exports.view
    view.list.setFocus()
    office.window.activateWindow()
    QTest.keyClick(view.list, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert office.ledgers.anchors.sheet.is_open
    field = field_of(office.ledgers.anchors.sheet, "path")
    field.setText(str(tmp_path / "kept.txt"))
    QTest.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "records are anchored in" in notice(office))
    anchor = Anchor.read((tmp_path / "kept.txt").read_text("utf-8"))
    assert till.audit.verify(anchors=[anchor]).anchors == 1
    assert handed_out(till) == [("file", "kept.txt")]
    texts = office.ledgers.exports.view.list
    qtbot.waitUntil(lambda: any("kept.txt" in text for text in texts.texts()))


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_recorded(
    office: AuditOffice, till: Till, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(form(office), "path", str(tmp_path / "no such folder" / "kept.txt"))
    office.ledgers.anchors.sheet.answer("take")

    qtbot.waitUntil(lambda: "cannot be written" in notice(office))
    assert handed_out(till) == []


def test_a_page_is_written_where_the_name_ends_in_pdf(
    office: AuditOffice, till: Till, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(form(office), "path", str(tmp_path / "kept.pdf"))
    office.ledgers.anchors.sheet.answer("take")

    qtbot.waitUntil(lambda: "records are anchored in" in notice(office))
    assert (tmp_path / "kept.pdf").read_bytes().startswith(b"%PDF")
    assert handed_out(till) == [("file", "kept.pdf")]


def test_without_a_printer_the_page_is_not_recorded(
    office: AuditOffice, till: Till, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "defaultPrinter", staticmethod(QPrinterInfo))
    form(office).choose("print")
    office.ledgers.anchors.sheet.answer("take")

    qtbot.waitUntil(lambda: "no printer" in notice(office))
    assert handed_out(till) == []


def test_a_mail_needs_an_address_and_a_server_and_is_recorded_once_it_was_taken(
    office: AuditOffice, till: Till, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, str]] = []

    def mail(
        _anchor: Anchor, *, to: str, server: str, user: str | None, password: str | None
    ) -> None:
        if user is not None:
            raise MailRefused(f"no {user}, no {password}")
        sent.append((to, server))

    monkeypatch.setattr(till.anchors, "_mail", mail)
    asked = form(office)
    asked.choose("mail")
    button = office.ledgers.anchors.sheet.button("take")
    assert not button.isEnabled()
    fill(asked, "to", "owner@shop.example")
    fill(asked, "server", "mail.shop.example")
    assert button.isEnabled()
    fill(asked, "user", "till")
    office.ledgers.anchors.sheet.answer("take")
    qtbot.waitUntil(lambda: "The mail was not taken" in notice(office))
    assert handed_out(till) == []

    again = form(office)
    fill(again, "user", "")
    office.ledgers.anchors.sheet.answer("take")

    qtbot.waitUntil(lambda: "anchored in a mail" in notice(office))
    assert sent == [("owner@shop.example", "mail.shop.example")]
    assert handed_out(till) == [("mail", "anchor.txt")]


def test_nobody_takes_an_anchor_where_nothing_can_be_recorded(
    till: Till, look: Look, qtbot: QtBot
) -> None:
    assert till.store is not None
    office = AuditOffice(look, till, till.store, SystemClock(), can_write=False, polls=False)
    office.window.show()
    office.window.frame.show_tab(EXPORTS)
    exports = office.ledgers.exports
    qtbot.waitUntil(lambda: exports.presenter.state.is_read)
    assert exports.presenter.state.commands == ()
    office.window.close()
    office.window.deleteLater()
    office.deleteLater()
