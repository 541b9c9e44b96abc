"""Builds the screen of background work and names its buttons."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.application.ports import Clock
from pos_app.application.publication_queries import FAILED, PARKED, WAITING, PublicationEntry
from pos_app.application.publication_service import PublicationService
from pos_app.ui.actions import TASKS
from pos_app.ui.audit_tasks.book import RETRY, RETRY_ALL, TaskBook, Titles
from pos_app.ui.audit_tasks.task_words import ALL
from pos_app.ui.background_sentence import BackgroundSentence
from pos_app.ui.i18n import _
from pos_app.ui.ledger.presenter import Ledger, Reader, View
from pos_app.ui.ledger.screen import LedgerScreen
from pos_app.ui.look import Look
from pos_app.ui.widgets.empty_state import StateButton
from pos_app.ui.widgets.ledger_view import LedgerParts


def tasks_screen(
    look: Look,
    *,
    reader: Reader,
    titles: Titles,
    clock: Clock,
    service: PublicationService | None,
    counted: Callable[[int], None],
) -> LedgerScreen:
    """Return the screen; ``service`` is None where this process may record nothing.

    ``counted`` is told how much has failed.
    """
    # What is tried again is recorded, for which the signing key is fetched: never in this thread.
    sentence = BackgroundSentence("retry")

    def presented(view: View) -> Ledger[PublicationEntry]:
        return Ledger(view, reader, TaskBook(titles, clock, service), counted, sentence.run)

    screen = LedgerScreen(look, TASKS, _parts(), presented, looks_when_hidden=True)
    sentence.setParent(screen)
    screen.stopped.connect(sentence.close)
    return screen


def _parts() -> LedgerParts:
    return LedgerParts(
        title=_("Work that follows a sale"),
        page_title=_("One piece of work"),
        choices=(
            StateButton(ALL, _("All"), "Alt A"),
            StateButton(WAITING, _("Waiting"), "Alt W"),
            StateButton(FAILED, _("Failed"), "Alt F"),
            StateButton(PARKED, _("Parked"), "Alt P"),
        ),
        commands=(StateButton(RETRY_ALL, _("Try all again"), "Alt L", "refresh-cw"),),
        page_commands=(
            StateButton(RETRY, _("Try again"), "Alt T", "refresh-cw", is_main=True),
            StateButton("record", _("Show the record"), "Enter", "eye"),
        ),
    )
