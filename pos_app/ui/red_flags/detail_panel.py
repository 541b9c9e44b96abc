"""One flag in full: what happened, the records, what else it may be, what to look at next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.red_flags.entry_list import EntryList
from pos_app.ui.red_flags.flags_state import FlagDetail
from pos_app.ui.red_flags.mark import MARK_GAP, Mark
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.panel import Panel
from pos_app.ui.widgets.text_label import TextLabel

_PAD = 14
_HEAD = 38
_ICON = 18


class DetailPanel(QWidget):
    """Shows one flag.

    Signals:
        review_wanted(): it is to be settled.
        replay_wanted(object): the id of the cart that is to be replayed.
    """

    review_wanted = Signal()
    replay_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._detail: FlagDetail | None = None
        self.setAccessibleName(_("Why this is flagged"))
        self._flag = QLabel()
        self._mark = Mark(look)
        self._name = TextLabel("", "office.heading", wraps=True)
        self._sentence = TextLabel("", "office.sentence", wraps=True)
        self._place = TextLabel("", "office.body", "text-muted", wraps=True)
        self.entries = EntryList(look)
        self._innocent = TextLabel("", "office.body", wraps=True)
        self._check = TextLabel("", "office.body", wraps=True)
        self._reviewed = TextLabel("", "office.body", "positive", weight=600, wraps=True)
        self.review = HintButton(
            look,
            _("Mark reviewed"),
            kind=Kind.PRIMARY,
            shape=Shape.OFFICE,
            icon="check",
            hint="Alt M",
        )
        self.review.clicked.connect(self.review_wanted)
        self.replay = HintButton(
            look, _("Replay this cart"), shape=Shape.OFFICE, icon="play", hint="Ctrl Enter"
        )
        self.replay.clicked.connect(self.want_replay)
        self._lay_out()
        look.changed.connect(self._restyle)
        self._restyle()

    def display(self, detail: FlagDetail, *, can_review: bool) -> None:
        """Show another flag; one that is settled says how."""
        self.review.setVisible(can_review and not detail.reviewed)
        if detail == self._detail:
            return
        self._detail = detail
        self._mark.display(detail.mark)
        self._name.setText(detail.name)
        self._sentence.setText(detail.sentence)
        self._place.setText(detail.place)
        self.entries.display(detail.entries)
        self._innocent.setText(detail.innocent)
        self._check.setText(detail.check)
        self._reviewed.setText(detail.reviewed)
        self._reviewed.setVisible(bool(detail.reviewed))
        self.replay.setVisible(bool(detail.cart_id))
        self.setAccessibleDescription(detail.sentence)

    def squeeze(self, *, is_narrow: bool) -> None:
        """Leave the keys out of the buttons where there is little room."""
        self.review.set_hint("" if is_narrow else "Alt M")
        self.replay.set_hint("" if is_narrow else "Ctrl Enter")

    @Slot()
    def want_replay(self) -> None:
        """Replay the sale of the current record, or the first one that there is."""
        cart_id = self.entries.current_cart() or (self._detail.cart_id if self._detail else "")
        if cart_id:
            self.replay_wanted.emit(cart_id)

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(_PAD, 0, _PAD, 0)
        head.setSpacing(9)
        head.addWidget(self._flag)
        head.addWidget(TextLabel(_("Why this is flagged"), "office.heading", "danger"), 1)
        body = _Body()
        body.setProperty("surface", "raised")
        column = QVBoxLayout(body)
        column.setContentsMargins(_PAD, 12, _PAD, 8)
        column.setSpacing(4)
        name = QHBoxLayout()
        name.setSpacing(MARK_GAP)
        name.addWidget(self._mark)
        name.addWidget(self._name, 1)
        column.addLayout(name)
        column.addSpacing(4)
        column.addWidget(self._sentence)
        column.addWidget(self._place)
        column.addWidget(self._reviewed)
        column.addSpacing(8)
        column.addWidget(TextLabel(_("Records that led to it"), "office.heading"))
        column.addWidget(self.entries)
        for title, text in (
            (_("It may also be"), self._innocent),
            (_("Check next"), self._check),
        ):
            column.addSpacing(8)
            column.addWidget(TextLabel(title, "office.heading"))
            column.addWidget(text)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        foot = QWidget()
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(_PAD, 8, _PAD, _PAD)
        buttons.setSpacing(8)
        buttons.addWidget(self.review)
        buttons.addWidget(self.replay)
        buttons.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(Panel(self._head, (scroll, foot)))

    @Slot()
    def _restyle(self) -> None:
        self._head.setFixedHeight(self._look.px(_HEAD))
        self._flag.setPixmap(self._look.icon("flag", _ICON, "danger", self.devicePixelRatioF()))


class _Body(QWidget):
    """As wide as the panel, never wider: what is long wraps."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
