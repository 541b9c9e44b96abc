"""Builds the screen of the registers and names its buttons."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.application.ports import Clock
from pos_app.ui.actions import REGISTERS
from pos_app.ui.audit_registers.book import EVENTS, People, RegisterBook
from pos_app.ui.audit_registers.register_facts import RegisterFacts
from pos_app.ui.i18n import _
from pos_app.ui.ledger.presenter import Ledger, Reader, View
from pos_app.ui.ledger.screen import LedgerScreen
from pos_app.ui.look import Look
from pos_app.ui.widgets.empty_state import StateButton
from pos_app.ui.widgets.ledger_view import LedgerParts


def registers_screen(
    look: Look,
    *,
    reader: Reader,
    people: People,
    clock: Clock,
    store_name: str,
    show_events: Callable[[str], None],
) -> LedgerScreen:
    """Return the screen; ``show_events`` lists a register's records among the events."""

    def presented(view: View) -> Ledger[RegisterFacts]:
        return Ledger(view, reader, RegisterBook(people, clock, store_name, show_events))

    parts = LedgerParts(
        title=_("Registers of this log"),
        page_title=_("One register"),
        page_commands=(
            StateButton(EVENTS, _("Show its events"), "Alt E", "list-filter", is_main=True),
            StateButton("record", _("Show the last record"), "Enter", "eye"),
        ),
    )
    return LedgerScreen(look, REGISTERS, parts, presented)
