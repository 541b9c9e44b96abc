"""Shows a ledger: a bar of choices over a list beside one row in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from typing_extensions import override

from pos_app.domain.records import dataclass
from pos_app.ui.ledger.state import LedgerState
from pos_app.ui.widgets.ledger_list import LedgerList
from pos_app.ui.widgets.ledger_sheet import LedgerSheet
from pos_app.ui.widgets.list_and_page import BarButtons, ListAndPage

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.widgets.empty_state import StateButton

_LIST = 560


@dataclass(frozen=True, slots=True)
class LedgerParts:
    """What a ledger is made of: its name, the buttons for its parts, those that do something.

    ``commands`` stand in the bar, ``page_commands`` under the row that is shown in full.
    """

    title: str
    page_title: str
    choices: Sequence[StateButton] = ()
    commands: Sequence[StateButton] = ()
    page_commands: Sequence[StateButton] = ()


class LedgerView(ListAndPage):
    """Draws a :class:`LedgerState`."""

    def __init__(self, look: Look, parts: LedgerParts) -> None:
        self.list = LedgerList(look, parts.title)
        self.sheet = LedgerSheet(look, parts.page_title, parts.page_commands)
        buttons = BarButtons(parts.choices, parts.commands)
        super().__init__(look, self.list, self.sheet, buttons, _LIST)
        self.sheet.acted.connect(self.acted)
        self.name_list(parts.title)
        self.display(LedgerState())

    def display(self, state: LedgerState) -> None:
        """Show the screen."""
        self.choose(state.choice)
        for name, button in self.choices.items():
            if name in state.labels:
                button.set_label(state.labels[name])
        for name, button in self.commands.items():
            button.setVisible(name in state.commands)
        self.tell(state.notice)
        if state.is_read and not state.rows and state.emptiness is not None:
            empty = state.emptiness
            self.show_empty(empty.icon, empty.title, empty.sentence)
        else:
            self.show_rows()
        self.list.display(state.rows, state.page.key if state.page else "")
        self.sheet.setVisible(state.page is not None)
        if state.page is not None:
            self.sheet.display(state.page)

    @override
    def squeeze(self, *, is_narrow: bool) -> None:
        self.sheet.squeeze(is_narrow=is_narrow)
