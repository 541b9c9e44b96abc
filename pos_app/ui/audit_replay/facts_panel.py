"""What is to be known of the sale: why it is flagged, if it is, and its plain facts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from pos_app.ui.audit_replay.replay_state import CartFlag, Fact
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.text_label import TextLabel

_PAD = 14
_ICON = 18
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class FactsPanel(QFrame):
    """A box for the flags, absent without any, over the facts."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._facts: tuple[Fact, ...] = ()
        self._flags: tuple[CartFlag, ...] = ()
        self._is_stacked = False
        self.setProperty("surface", "panel")
        self.setAccessibleName(_("About this sale"))
        self._why = _Heading(look, "flag", _("Why this is flagged"), "danger")
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(8)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(9)
        self._grid.setColumnStretch(2, 1)
        self._lay_out()
        look.changed.connect(self._rebuild)

    def display(self, facts: tuple[Fact, ...], flags: tuple[CartFlag, ...]) -> None:
        """Show another sale's facts and flags."""
        if (facts, flags) != (self._facts, self._flags):
            self._facts, self._flags = facts, flags
            self._rebuild()

    def stack(self, *, is_stacked: bool) -> None:
        """Write each value under its name, where there is no room beside it."""
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self._rebuild()

    def texts(self) -> tuple[str, ...]:
        """Return what is said: the sentences of the flags, then name and value of each fact."""
        facts = (f"{fact.name}: {fact.value}" for fact in self._facts)
        return (*(flag.sentence for flag in self._flags), *facts)

    def has_flags(self) -> bool:
        """Return whether the box that says why the sale is flagged is there."""
        return self._why.isVisibleTo(self)

    def _lay_out(self) -> None:
        body = _Body()
        body.setProperty("surface", "raised")
        column = QVBoxLayout(body)
        column.setContentsMargins(_PAD, 12, _PAD, _PAD)
        column.setSpacing(8)
        column.addWidget(self._why)
        column.addLayout(self._sentences)
        column.addWidget(_Heading(self._look, "info", _("About this sale"), "text"))
        column.addLayout(self._grid)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(2, 4, 2, 4)
        outside.addWidget(scroll)

    @Slot()
    def _rebuild(self) -> None:
        for layout in (self._sentences, self._grid):
            while (item := layout.takeAt(0)) is not None:
                old = item.widget()
                if old is not None and isValid(old):
                    old.hide()
                    old.deleteLater()
        self._why.setVisible(bool(self._flags))
        for flag in self._flags:
            if flag.name:
                self._sentences.addWidget(TextLabel(flag.name, "office.heading", wraps=True))
            self._sentences.addWidget(TextLabel(flag.sentence, "office.sentence", wraps=True))
        self._grid.setVerticalSpacing(3 if self._is_stacked else 5)
        for row, fact in enumerate(self._facts):
            icon = QLabel()
            icon.setPixmap(
                self._look.icon(fact.icon, _ICON, "text-muted", self.devicePixelRatioF())
            )
            name = TextLabel(fact.name, "office.body", "text-muted")
            value = TextLabel(fact.value, "office.body", weight=600, wraps=True)
            self._grid.addWidget(icon, 2 * row, 0)
            self._grid.addWidget(name, 2 * row, 1)
            if self._is_stacked:
                self._grid.addWidget(value, 2 * row + 1, 1, 1, 2)
            else:
                value.setAlignment(_RIGHT)
                self._grid.addWidget(value, 2 * row, 2)


class _Heading(QWidget):
    """An icon and a title."""

    def __init__(self, look: Look, icon: str, text: str, ink: str) -> None:
        super().__init__()
        self._look, self._name, self._ink = look, icon, ink
        self._icon = QLabel()
        title = TextLabel(text, "office.heading", ink)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(9)
        row.addWidget(self._icon)
        row.addWidget(title, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._look.icon(self._name, _ICON, self._ink, ratio))


class _Body(QWidget):
    """As wide as the panel, never wider: what is long wraps."""

    def minimumSizeHint(self) -> QSize:
        """Need no width of its own."""
        return QSize(0, super().minimumSizeHint().height())
