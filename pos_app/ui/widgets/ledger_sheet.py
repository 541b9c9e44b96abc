"""One row of a ledger in full: its sentence, its facts, a text as it stands, its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.panel import Panel
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.ledger.state import LedgerPage
    from pos_app.ui.look import Look
    from pos_app.ui.widgets.empty_state import StateButton

_PAD = 14
_HEAD = 38
_ICON = 18


class LedgerSheet(QWidget):
    """Shows one row.

    Signals:
        acted(object): the name of the button that was pressed.
    """

    acted = Signal(object)

    def __init__(self, look: Look, name: str, buttons: Sequence[StateButton]) -> None:
        """Be empty; ``name`` is the panel's for a screen reader."""
        super().__init__()
        self._look = look
        self._page: LedgerPage | None = None
        self.setAccessibleName(name)
        self._icon = QLabel()
        self._title = TextLabel("", "office.heading")
        self._sentence = TextLabel("", "office.sentence", wraps=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(18)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        self._quote_title = TextLabel("", "office.heading")
        self._quote = TextLabel("", "office.mono", wraps=True)
        self._quote.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = {each.action: self._button(each) for each in buttons}
        self._hints = {each.action: each.hint for each in buttons}
        self._lay_out()
        look.changed.connect(self._restyle)
        self._restyle()

    def display(self, page: LedgerPage) -> None:
        """Show another row."""
        if page == self._page:
            return
        self._page = page
        self._title.setText(page.title)
        self._sentence.setText(page.sentence)
        self._quote_title.setText(page.quote_title)
        self._quote.setText(page.quote)
        for part in (self._quote_title, self._quote):
            part.setVisible(bool(page.quote))
        for name, button in self._buttons.items():
            button.setVisible(name in page.commands)
        self._foot.setVisible(bool(page.commands))
        self.setAccessibleDescription(page.sentence)
        self._show_facts(page)
        self._restyle()

    def squeeze(self, *, is_narrow: bool) -> None:
        """Leave the keys out of the buttons where there is little room."""
        for name, button in self._buttons.items():
            button.set_hint("" if is_narrow else self._hints[name])

    def texts(self) -> tuple[str, ...]:
        """Return what is shown: the sentence, each label and its value, the text as it stands."""
        page = self._page
        if page is None:
            return ()
        return (
            page.title,
            page.sentence,
            *(text for fact in page.facts for text in fact),
            page.quote,
        )

    def _show_facts(self, page: LedgerPage) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for row, (label, value) in enumerate(page.facts):
            name = TextLabel(label, "office.body", "text-muted")
            text = TextLabel(value, "office.body", wraps=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(f"{label}: {value}")
            self._facts.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(text, row, 1)

    def _button(self, each: StateButton) -> HintButton:
        button = HintButton(
            self._look,
            each.label,
            kind=Kind.PRIMARY if each.is_main else Kind.NEUTRAL,
            shape=Shape.OFFICE,
            icon=each.icon,
            hint=each.hint,
        )
        button.setObjectName(each.action)
        button.clicked.connect(self._act)
        return button

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(_PAD, 0, _PAD, 0)
        head.setSpacing(9)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        body = _Body()
        body.setProperty("surface", "raised")
        column = QVBoxLayout(body)
        column.setContentsMargins(_PAD, 12, _PAD, 8)
        column.setSpacing(8)
        column.addWidget(self._sentence)
        column.addSpacing(4)
        column.addLayout(self._facts)
        column.addSpacing(4)
        column.addWidget(self._quote_title)
        column.addWidget(self._quote)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(_PAD, 8, _PAD, _PAD)
        foot.setSpacing(8)
        for button in self._buttons.values():
            foot.addWidget(button)
        foot.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(Panel(self._head, (scroll, self._foot)))

    @Slot()
    def _act(self) -> None:
        self.acted.emit(self.sender().objectName())

    @Slot()
    def _restyle(self) -> None:
        self._head.setFixedHeight(self._look.px(_HEAD))
        if self._page is not None:
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(self._look.icon(self._page.icon, _ICON, self._page.ink, ratio))


class _Body(QWidget):
    """As wide as the panel, never wider: what is long wraps."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
