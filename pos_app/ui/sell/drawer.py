"""Opening the drawer without a sale: the reasons to choose from, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pos_app.application.errors import StorageError
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _
from pos_app.ui.sell.code_questions import CodeQuestion
from pos_app.ui.sell.sell_state import NameSheet

if TYPE_CHECKING:
    from pos_app.application.drawer_service import DrawerService
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.screen import SellScreen

_PREFIX = "drawer."
_OTHER = f"{_PREFIX}other"


def reasons() -> tuple[tuple[str, str, str], ...]:
    """Return the reasons: the name of the action, its words, its icon."""
    return (
        (f"{_PREFIX}change", _("Change for a customer"), "banknote"),
        (f"{_PREFIX}count", _("Count the drawer"), "hash"),
        (f"{_PREFIX}swap", _("Swap a coin roll"), "refresh-cw"),
        (f"{_PREFIX}mistake", _("Wrong change given"), "undo-2"),
        (_OTHER, _("Another reason"), "pencil"),
    )


def actions(
    desk: Desk, screen: SellScreen, drawers: DrawerService
) -> dict[str, Callable[[], None]]:
    """Return what each reason does, by the name of its action; the last one asks for words."""
    known = {name: partial(_open, screen, drawers, words) for name, words, _icon in reasons()}
    return {**known, _OTHER: partial(_ask, desk, screen, drawers)}


def _ask(desk: Desk, screen: SellScreen, drawers: DrawerService) -> None:
    sheet = NameSheet(
        title=_("Why open the drawer?"),
        sentence=_("The reason is recorded with the time and who opened it."),
        placeholder=_("Reason, in your own words"),
        confirm=_("Open drawer"),
        icon="inbox",
    )
    desk.question = CodeQuestion(sheet, partial(_open, screen, drawers))


def _open(screen: SellScreen, drawers: DrawerService, reason: str) -> None:
    try:
        is_open = drawers.open_without_sale(reason)
    except StorageError as error:
        text = error_text(error)
        screen.say("danger", text.headline, text.advice)
        return
    if is_open:
        screen.say("done", _("The drawer is open."), _("Recorded: {reason}.").format(reason=reason))
    else:
        screen.say(
            "done",
            _("Recorded: {reason}.").format(reason=reason),
            _("No drawer is connected: open it with its key."),
        )
