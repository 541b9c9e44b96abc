"""The actions under the cart: always in the same place, grey while there is nothing to act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pos_app.domain.records import dataclass
from pos_app.ui.i18n import _
from pos_app.ui.sell.boxes import GAP
from pos_app.ui.sell.desk import LINE_ACTIONS
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class _Action:
    """``label`` has room for about nine letters; ``name`` is what a screen reader says."""

    action: str
    label: str
    name: str
    icon: str
    key: str
    kind: Kind = Kind.NEUTRAL


def _actions() -> tuple[_Action, ...]:
    return (
        _Action("quantity", _("Qty"), _("Quantity"), "hash", "F2"),
        _Action("discount", _("Discount"), _("Discount"), "percent", "F4"),
        _Action("price", _("Price"), _("Another price"), "pencil", "F5"),
        _Action("remove", _("Remove"), _("Remove line"), "trash-2", "Del", Kind.DANGER_OUTLINE),
        _Action("hold", _("Hold"), _("Hold sale"), "pause", "F6"),
        _Action("recall", _("Recall"), _("Held sales"), "archive-restore", "F7"),
        _Action("customer", _("Customer"), _("Customer"), "user-round", "F8"),
        _Action("returns", _("Returns"), _("Returns"), "undo-2", "Ctrl R"),
    )


_ALWAYS_IN_TABS = ("quantity", "discount", "remove")


class ActionGrid(QWidget):
    """Two rows of four actions; with tabs three of them and "More".

    Signals:
        acted(str): an action was pressed.
        more_wanted(): the actions that have no room here are asked for.
    """

    acted = Signal(str)
    more_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the buttons."""
        super().__init__(parent)
        self._is_short = False
        self._enabled = LINE_ACTIONS
        self._denied: frozenset[str] = frozenset()
        self._buttons: dict[str, HintButton] = {}
        for each in _actions():
            button = HintButton(
                look,
                each.label,
                kind=each.kind,
                shape=Shape.ACTION,
                icon=each.icon,
                hint=each.key,
                parent=self,
            )
            button.setAccessibleName(each.name)
            button.setToolTip(each.name)
            button.setObjectName(each.action)
            button.clicked.connect(self._act)
            self._buttons[each.action] = button
        self._short: dict[str, HintButton] = {}
        for each in _actions():
            if each.action in _ALWAYS_IN_TABS:
                button = HintButton(look, each.label, kind=each.kind, parent=self)
                button.setAccessibleName(each.name)
                button.setObjectName(each.action)
                button.clicked.connect(self._act)
                self._short[each.action] = button
        self._more = HintButton(look, _("More"), parent=self)
        self._more.clicked.connect(self.more_wanted)

    def enable(self, enabled: frozenset[str]) -> None:
        """Let only those line actions be pressed that have something to act on."""
        if enabled != self._enabled:
            self._enabled = enabled
            self._show_enabled()

    def deny(self, actions: frozenset[str]) -> None:
        """Keep these grey: the role of whoever is signed in denies them."""
        self._denied = actions
        why = _("Your role does not allow this.")
        for action, button in (*self._buttons.items(), *self._short.items()):
            named = button.accessibleName()
            button.setToolTip(f"{named}. {why}" if action in actions else named)
        self._show_enabled()

    def show_held(self, count: int) -> None:
        """Show how many sales are held."""
        self._buttons["recall"].set_badge(count)

    def use_layout(self, *, is_short: bool, is_narrow: bool) -> None:
        """Show one row with "More", or all in two rows; a long key has no room where narrow."""
        self._is_short = is_short
        self._buttons["returns"].set_hint("" if is_narrow else "Ctrl R")
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons anew."""
        super().resizeEvent(event)
        self._place()

    def _show_enabled(self) -> None:
        for action, button in (*self._buttons.items(), *self._short.items()):
            is_idle = action in LINE_ACTIONS and action not in self._enabled
            button.setEnabled(not is_idle and action not in self._denied)

    def _place(self) -> None:
        shown = list(self._buttons.values())
        if self._is_short:
            shown = [*self._short.values(), self._more]
        for button in (*self._buttons.values(), *self._short.values(), self._more):
            button.setVisible(button in shown)
        rows = 1 if self._is_short else 2
        pitch_x = (self.width() + GAP) / _COLUMNS
        pitch_y = (self.height() + GAP) / rows
        for place, button in enumerate(shown):
            row, column = divmod(place, _COLUMNS)
            left, top = round(column * pitch_x), round(row * pitch_y)
            right, bottom = round((column + 1) * pitch_x), round((row + 1) * pitch_y)
            button.setGeometry(left, top, right - left - GAP, bottom - top - GAP)

    @Slot()
    def _act(self) -> None:
        button = self.sender()
        if button is not None:
            self.acted.emit(button.objectName())
