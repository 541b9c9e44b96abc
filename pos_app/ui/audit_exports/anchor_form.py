"""Asks how an anchor shall leave: as a file, on paper or by mail."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.ui.audit_exports.anchor_wish import FILE, MAIL, PRINT, AnchorWish
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel


class AnchorForm(QWidget):
    """Three ways over the fields that the chosen one needs.

    Signals:
        changed(object): the :class:`AnchorWish` as it stands now.
        submitted(): Enter in a field.
    """

    changed = Signal(object)
    submitted = Signal()

    def __init__(self, look: Look, wish: AnchorWish) -> None:
        """Begin with ``wish``."""
        super().__init__()
        self._look = look
        self._wish = wish
        self._ways = {
            FILE: self._button(FILE, _("File"), "Alt F", "download"),
            PRINT: self._button(PRINT, _("Paper"), "Alt P", "printer"),
            MAIL: self._button(MAIL, _("Mail"), "Alt M", "external-link"),
        }
        self._path = self._field("path", _("File to write (.txt or .pdf)"), wish.path)
        self._to = self._field("to", _("Mail address"), wish.to)
        self._server = self._field("server", _("Mail server, with a port or without"), wish.server)
        self._user = self._field("user", _("User name, if the server wants one"), wish.user)
        self._password = self._field("password", _("Password, if the server wants one"), "")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._fields = {
            FILE: (self._path,),
            PRINT: (),
            MAIL: (self._to, self._server, self._user, self._password),
        }
        self._meaning = TextLabel("", wraps=True)
        self._lay_out()
        self._arrange()

    @property
    def wish(self) -> AnchorWish:
        """What is wanted as it stands now."""
        return self._wish

    def choose(self, way: str) -> None:
        """Show what a way needs, and stand in its first field."""
        self._wish = replace(self._wish, way=way)
        self._arrange()
        fields = self._fields[way]
        (fields[0] if fields else self._ways[way]).setFocus()
        self.changed.emit(self._wish)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._ways.values():
            row.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            TextLabel(
                _("An anchor kept elsewhere shows later whether anything was cut off or put back."),
                wraps=True,
            )
        )
        column.addLayout(row)
        column.addWidget(self._meaning)
        for field in (self._path, self._to, self._server, self._user, self._password):
            column.addWidget(field)
        column.addStretch(1)

    def _arrange(self) -> None:
        for way, button in self._ways.items():
            is_chosen = way == self._wish.way
            button.set_kind(Kind.CHOSEN if is_chosen else Kind.NEUTRAL)
            button.setAccessibleDescription(_("Chosen") if is_chosen else "")
            for field in self._fields[way]:
                field.setVisible(is_chosen)
        self._meaning.setText(_meanings()[self._wish.way])

    def _button(self, way: str, label: str, hint: str, icon: str) -> HintButton:
        button = HintButton(self._look, label, hint=hint, icon=icon)
        button.setObjectName(f"anchor-{way}")
        button.setShortcut(hint.replace(" ", "+"))
        button.clicked.connect(self._choose)
        return button

    def _field(self, name: str, label: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setObjectName(f"anchor-{name}")
        field.setAccessibleName(label)
        field.setPlaceholderText(label)
        field.setFixedHeight(self._look.theme.size("touch-min"))
        field.textChanged.connect(self._take)
        field.returnPressed.connect(self.submitted)
        return field

    @Slot()
    def _choose(self) -> None:
        self.choose(self.sender().objectName().removeprefix("anchor-"))

    @Slot(str)
    def _take(self, _text: str) -> None:
        self._wish = replace(
            self._wish,
            path=self._path.text(),
            to=self._to.text(),
            server=self._server.text(),
            user=self._user.text(),
            password=self._password.text(),
        )
        self.changed.emit(self._wish)


def _meanings() -> dict[str, str]:
    return {
        FILE: _("Put the file on a stick or another machine."),
        PRINT: _("The usual printer prints a page with a code that a phone can read."),
        MAIL: _("It goes out as a mail. The password is not kept."),
    }
