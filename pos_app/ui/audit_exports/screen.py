"""Builds the screen of what left the log and names its buttons."""

from __future__ import annotations

from pos_app.application.ports import Clock
from pos_app.application.queries import AuditEntry
from pos_app.ui.actions import EXPORTS as SCREEN
from pos_app.ui.audit_exports.anchor_desk import ANCHOR
from pos_app.ui.audit_exports.book import ALL, ANCHORS, ARCHIVES, EXPORTS, ExportBook, Writer
from pos_app.ui.i18n import _
from pos_app.ui.ledger.presenter import Ledger, Reader, View
from pos_app.ui.ledger.screen import LedgerScreen
from pos_app.ui.look import Look
from pos_app.ui.widgets.empty_state import StateButton
from pos_app.ui.widgets.ledger_view import LedgerParts


def exports_screen(
    look: Look, *, reader: Reader, writer: Writer, clock: Clock, can_take_anchors: bool
) -> LedgerScreen:
    """Return the screen; it writes records with ``writer``."""
    commands = (ANCHOR,) if can_take_anchors else ()

    def presented(view: View) -> Ledger[AuditEntry]:
        return Ledger(view, reader, ExportBook(writer, clock, commands=commands))

    parts = LedgerParts(
        title=_("What left this log, newest first"),
        page_title=_("One export, anchor or archive"),
        choices=(
            StateButton(ALL, _("All"), "Alt A"),
            StateButton(EXPORTS, _("Exports"), "Alt X"),
            StateButton(ANCHORS, _("Anchors"), "Alt N"),
            StateButton(ARCHIVES, _("Archives"), "Alt V"),
        ),
        commands=(StateButton(ANCHOR, _("Take an anchor"), "Alt T", "shield-check"),),
        page_commands=(StateButton("record", _("Show the record"), "Enter", "eye"),),
    )
    return LedgerScreen(look, SCREEN, parts, presented)
