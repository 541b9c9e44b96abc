"""One entry in full: its sentence, what changed, its subject's life, the payload, the proof."""

from __future__ import annotations

import json

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pos_app.ui.audit.audit_state import Inspection
from pos_app.ui.audit.changes import Changes
from pos_app.ui.audit.life_list import LifeList
from pos_app.ui.audit.payload_tree import PayloadTree
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton

_SALES = frozenset({"Cart", "Order"})
_PAD = 14
_ICON = 18
_HASH_PART = 4
_SHOWN_PARTS = 4


class Inspector(QFrame):
    """Shows an inspection, or what to do to see one.

    Signals:
        entry_wanted(object): the seq of another event in the subject's life.
        subject_wanted(object): the inspection whose subject's events shall fill the list.
        replay_wanted(object): the inspection whose sale shall be replayed.
        proof_wanted(object): the seq of an entry that shall be checked alone.
    """

    entry_wanted = Signal(object)
    subject_wanted = Signal(object)
    replay_wanted = Signal(object)
    proof_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._inspection: Inspection | None = None
        self.setProperty("surface", "panel")
        self.setAccessibleName(_("Record"))
        self._icon = QLabel()
        self._title = _text("office.heading")
        self._seq = _text("office.mono", "text-muted")
        self._sentence = _text("office.sentence", wraps=True)
        self._when = _text("office.body", "text-muted", wraps=True)
        self._changes = Changes(look)
        self._life_title = _text("office.heading", wraps=True)
        self._life = LifeList(look)
        self._life.wanted.connect(self.entry_wanted)
        self._shows_person = False
        self._other_life = HintButton(look, "", kind=Kind.TEXT, shape=Shape.OFFICE)
        self._other_life.clicked.connect(self._turn_life)
        self._only = HintButton(look, "", kind=Kind.TEXT, shape=Shape.OFFICE)
        self._only.setAccessibleDescription(_("Show only the events of this subject in the list"))
        self._only.clicked.connect(self._want_subject)
        self._payload_title = _text("office.heading")
        self._copy = HintButton(look, _("Copy"), kind=Kind.TEXT, shape=Shape.OFFICE, icon="copy")
        self._copy.setAccessibleDescription(_("Copy the record as JSON"))
        self._copy.clicked.connect(self._copy_record)
        self._payload = PayloadTree(look)
        self._replay = HintButton(
            look,
            _("Replay this cart"),
            kind=Kind.PRIMARY,
            shape=Shape.OFFICE,
            icon="play",
            hint="Ctrl Enter",
        )
        self._replay.clicked.connect(self.replay)
        self._check = HintButton(look, _("Verify this one"), kind=Kind.TEXT, shape=Shape.OFFICE)
        self._check.clicked.connect(self._want_proof)
        self._verdict = _text("office.body", wraps=True)
        self._proof = _text("office.mono", "text-muted", wraps=True)
        self._proof.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._empty = _text("office.sentence", "text-muted", wraps=True)
        self._empty.setText(_("Choose an event in the list to see all of it here."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        look.changed.connect(self._restyle)
        self.display(None)

    def display(self, inspection: Inspection | None) -> None:
        """Show the entry."""
        self._inspection = inspection
        self._empty.setVisible(inspection is None)
        self._scroll.setVisible(inspection is not None)
        if inspection is None:
            return
        self._title.setText(inspection.title)
        self._seq.setText(f"#{inspection.seq_text}")
        self._sentence.setText(inspection.sentence)
        self._when.setText(inspection.when)
        self._changes.display(inspection.changes)
        self._only.set_label(_only_words(inspection.aggregate_type))
        self._show_life(inspection)
        self._payload_title.setText(_("Full record"))
        self._payload.display(_record(inspection))
        self._proof.setText(
            _("This hash {hash}\nBefore it {previous}").format(
                hash=_shortened(inspection.hash), previous=_shortened(inspection.prev_hash)
            )
        )
        self._verdict.hide()
        self._replay.setVisible(inspection.aggregate_type in _SALES)
        self._proof.setToolTip(f"{inspection.hash}\n{inspection.prev_hash}")
        self.setAccessibleDescription(inspection.sentence)
        self._restyle()
        self._scroll.verticalScrollBar().setValue(0)

    def show_proof(self, seq: int, text: str, *, is_sound: bool) -> None:
        """Show what a check of the entry found; one of another entry comes too late."""
        if seq == self.seq:
            self._verdict.setText(text)
            self._verdict.setProperty("ink", "positive" if is_sound else "danger")
            self._verdict.style().polish(self._verdict)
            self._verdict.show()

    @Slot()
    def replay(self) -> None:
        """Ask for the replay of the sale that is shown, if it is one."""
        if self._inspection is not None and self._inspection.aggregate_type in _SALES:
            self.replay_wanted.emit(self._inspection)

    @property
    def seq(self) -> int | None:
        """The entry that is shown, or None."""
        return None if self._inspection is None else self._inspection.seq

    def life_button(self) -> HintButton:
        """Return the button that leads from the subject's life to the person's, and back."""
        return self._other_life

    def life_texts(self) -> tuple[str, ...]:
        """Return the events of the subject's life as they are shown, oldest first."""
        return self._life.texts()

    def focus_first(self) -> None:
        """Take the keyboard: the life of the subject comes first."""
        self._life.setFocus()

    def _lay_out(self) -> None:
        body = _Body()
        body.setProperty("surface", "raised")
        column = QVBoxLayout(body)
        column.setContentsMargins(_PAD, 12, _PAD, _PAD)
        column.setSpacing(8)
        column.addLayout(_row(self._icon, self._title, None, self._seq))
        column.addWidget(self._sentence)
        column.addWidget(self._when)
        column.addLayout(_row(self._replay, None))
        for part in (self._changes, _line()):
            column.addWidget(part)
        life_row = _row(self._life_title, self._only)
        life_row.setStretch(0, 1)
        column.addLayout(life_row)
        column.addLayout(_row(self._other_life, None))
        for part in (self._life, _line()):
            column.addWidget(part)
        column.addLayout(_row(self._payload_title, None, self._copy))
        for part in (self._payload, _line()):
            column.addWidget(part)
        proof_title = _text("office.heading")
        proof_title.setText(_("Proof"))
        column.addLayout(_row(proof_title, None, self._check))
        column.addWidget(self._proof)
        column.addWidget(self._verdict)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(2, 6, 2, 6)
        outside.addWidget(self._scroll)
        outside.addWidget(self._empty)

    def _show_life(self, inspection: Inspection) -> None:
        """Show the life of the subject, or what the person did; the button leads to the other."""
        has_person = bool(inspection.person)
        is_person = has_person and self._shows_person
        over_time = _("{subject} over time")
        subject, person = (
            over_time.format(subject=each) for each in (inspection.about, inspection.person)
        )
        self._life_title.setText(person if is_person else subject)
        self._other_life.set_label(subject if is_person else person)
        self._other_life.setVisible(has_person)
        self._only.setVisible(not is_person)
        self._life.display(inspection.life_of_person if is_person else inspection.life)

    @Slot()
    def _turn_life(self) -> None:
        self._shows_person = not self._shows_person
        if self._inspection is not None:
            self._show_life(self._inspection)

    @Slot()
    def _restyle(self) -> None:
        if self._inspection is not None:
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(self._look.icon(self._inspection.icon, _ICON, "text", ratio))

    @Slot()
    def _copy_record(self) -> None:
        if self._inspection is not None:
            record = _record(self._inspection)
            text = json.dumps(record, ensure_ascii=False, indent=2)
            QGuiApplication.clipboard().setText(text)

    @Slot()
    def _want_proof(self) -> None:
        if self._inspection is not None:
            self.proof_wanted.emit(self._inspection.seq)

    @Slot()
    def _want_subject(self) -> None:
        if self._inspection is not None:
            self.subject_wanted.emit(self._inspection)


class _Body(QWidget):
    """As wide as the inspector, never wider: what is long wraps or is elided."""

    def minimumSizeHint(self) -> QSize:
        """Need no width of its own."""
        return QSize(0, super().minimumSizeHint().height())


def _record(inspection: Inspection) -> dict[str, object]:
    common = {"event": inspection.event_name, "event_id": inspection.event_id}
    return {**common, **inspection.payload}


def _only_words(aggregate_type: str) -> str:
    words = {
        "Cart": _("Only this sale"),
        "Order": _("Only this sale"),
        "Product": _("Only this product"),
    }
    return words.get(aggregate_type, _("Only these"))


def _text(style: str, ink: str = "text", *, wraps: bool = False) -> QLabel:
    label = QLabel()
    label.setProperty("type", style)
    label.setProperty("ink", ink)
    label.setWordWrap(wraps)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if wraps:
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("surface", "sunken")
    line.setFixedHeight(1)
    return line


def _row(*parts: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row


def _shortened(digits: str) -> str:
    parts = [digits[at : at + _HASH_PART] for at in range(0, len(digits), _HASH_PART)]
    return " ".join([*parts[:_SHOWN_PARTS], "…", parts[-1]])
