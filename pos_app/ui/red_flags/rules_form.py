"""The rules in a sheet: a switch for each, and a field for each of its numbers."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.red_flags.mark import MARK_GAP, Mark
from pos_app.ui.red_flags.rule_settings import ParameterRow, RuleRow, Wanted, wrong_numbers
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

_FIELD = 110
_UNIT = 44
_HEIGHT = 420
_LONGEST = 12
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RuleCard(QWidget):
    """One rule; its numbers cannot be typed while it is off.

    Signals:
        changed(): it is wanted otherwise.
    """

    changed = Signal()

    def __init__(self, look: Look, row: RuleRow) -> None:
        """Show the rule as it is."""
        super().__init__()
        self._row = row
        self._is_on = row.is_on
        self._switch = HintButton(look, "", shape=Shape.OFFICE)
        self._switch.clicked.connect(self._toggle)
        mark = Mark(look)
        mark.display(row.rule)
        head = QHBoxLayout()
        head.setSpacing(MARK_GAP)
        head.addWidget(mark)
        head.addWidget(TextLabel(row.name, "office.heading", wraps=True), 1)
        head.addWidget(self._switch)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._fields = {
            each.name: self._add(look, place, each) for place, each in enumerate(row.parameters)
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._grid)
        self._show_switch()

    @property
    def wanted(self) -> Wanted:
        """How the rule is wanted now."""
        texts = {name: field.text().strip() for name, field in self._fields.items()}
        return Wanted(self._is_on, texts)

    def _add(self, look: Look, place: int, row: ParameterRow) -> QLineEdit:
        field = QLineEdit(row.value)
        field.setObjectName(f"{self._row.rule}-{row.name}")
        field.setAccessibleName(
            " ".join(part for part in (self._row.name, row.label, row.unit) if part)
        )
        field.setAccessibleDescription(row.bounds)
        field.setToolTip(row.bounds)
        field.setMaxLength(_LONGEST)
        field.setAlignment(_RIGHT)
        field.setProperty("type", "office.body")
        field.setFixedSize(look.px(_FIELD), look.theme.size("office-control"))
        field.textEdited.connect(self._check)
        unit = TextLabel(row.unit, "office.body", "text-muted")
        unit.setFixedWidth(look.px(_UNIT))
        label = TextLabel(row.label, "office.body", wraps=True)
        self._grid.addWidget(label, place, 0)
        self._grid.addWidget(field, place, 1)
        self._grid.addWidget(unit, place, 2)
        return field

    @Slot()
    def _check(self) -> None:
        """Mark what the rule cannot go by."""
        wrong = wrong_numbers(self._row.rule, self.wanted)
        for name, field in self._fields.items():
            field.setProperty("invalid", "true" if name in wrong else "false")
            field.style().unpolish(field)
            field.style().polish(field)
        self.changed.emit()

    @Slot()
    def _toggle(self) -> None:
        self._is_on = not self._is_on
        self._show_switch()
        self.changed.emit()

    def _show_switch(self) -> None:
        self._switch.set_label(_("On") if self._is_on else _("Off"))
        self._switch.set_icon("check" if self._is_on else "x")
        self._switch.set_kind(Kind.CHOSEN if self._is_on else Kind.NEUTRAL)
        state = _("on") if self._is_on else _("off")
        self._switch.setAccessibleName(f"{self._row.name}: {state}")
        for field in self._fields.values():
            field.setEnabled(self._is_on)


class RulesForm(QWidget):
    """All rules, one under the other.

    Signals:
        changed(object): how each rule is wanted now, by rule.
    """

    changed = Signal(object)

    def __init__(self, look: Look, rows: tuple[RuleRow, ...]) -> None:
        """Show the rules as they are."""
        super().__init__()
        self._cards = {row.rule: RuleCard(look, row) for row in rows}
        inside = _Body()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for card in self._cards.values():
            card.changed.connect(self._tell)
            column.addWidget(card)
            line = QFrame()
            line.setProperty("surface", "sunken")
            line.setFixedHeight(1)
            column.addWidget(line)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        scroll.setMinimumHeight(look.px(_HEIGHT // 2))
        self._height = look.px(_HEIGHT)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(TextLabel(_sentence(), "office.body", "text-muted", wraps=True))
        outside.addWidget(scroll, 1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit({rule: card.wanted for rule, card in self._cards.items()})


class _Body(QWidget):
    """As wide as the sheet, never wider: what is long wraps."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def _sentence() -> str:
    return _("What you change holds from the next record on, and is in the log.")
