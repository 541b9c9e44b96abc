"""Places the parts of the exceptions and shows its states in them."""

from __future__ import annotations

from typing_extensions import override

from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.red_flags.detail_panel import DetailPanel
from pos_app.ui.red_flags.flag_list import FlagList
from pos_app.ui.red_flags.flags_state import FlagsState
from pos_app.ui.widgets.empty_state import StateButton
from pos_app.ui.widgets.list_and_page import BarButtons, ListAndPage

_LIST = 520
_OPEN, _REVIEWED, _RULES = "open", "reviewed", "rules"


class FlagsView(ListAndPage):
    """A bar over the list of flags beside the one that is shown in full."""

    def __init__(self, look: Look) -> None:
        self.list = FlagList(look)
        self.detail = DetailPanel(look)
        buttons = BarButtons(
            (
                StateButton(_OPEN, _("Open"), "Alt O"),
                StateButton(_REVIEWED, _("Reviewed"), "Alt V"),
            ),
            (StateButton(_RULES, _("Rules"), "Alt U", "list-filter"),),
        )
        super().__init__(look, self.list, self.detail, buttons, _LIST)
        self.rules = self.commands[_RULES]
        self.display(FlagsState())

    def display(self, state: FlagsState) -> None:
        """Show the screen."""
        self.choose(_OPEN if state.is_open else _REVIEWED)
        self.rules.setVisible(state.can_review)
        count = format_count(state.open_count)
        self.choices[_OPEN].set_label(_("Open: {count}").format(count=count))
        self.name_list(_("Worth a second look") if state.is_open else _("Reviewed"))
        self.tell(state.notice)
        if state.is_read and not state.rows:
            self._say_that_nothing_is_here(is_open=state.is_open)
        else:
            self.show_rows()
        self.list.display(state.rows, state.detail.flag_id if state.detail else "")
        self.detail.setVisible(state.detail is not None)
        if state.detail is not None:
            self.detail.display(state.detail, can_review=state.can_review)

    @override
    def squeeze(self, *, is_narrow: bool) -> None:
        self.detail.squeeze(is_narrow=is_narrow)

    def _say_that_nothing_is_here(self, *, is_open: bool) -> None:
        if is_open:
            text = _("The rules point at nothing in this store that nobody has reviewed.")
            self.show_empty("circle-check", _("Nothing to look at."), text)
        else:
            text = _("What you mark as reviewed is kept here with its reason.")
            self.show_empty("flag", _("Nothing was reviewed yet."), text)
