"""A dialog inside the window: it dims the window, traps the focus, and never blocks the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from pos_app.domain.records import dataclass
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.sheet_card import SheetCard
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_WIDTH = 480
_MARGIN = 24
_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Answer:
    """A button of a sheet.

    ``key`` is "Enter", "Esc", a combination with Alt ("Alt+D"), or empty; it is shown on the
    button. Give Enter to the safe or the main answer, never to one that destroys.
    """

    name: str
    label: str
    key: str = ""
    kind: Kind = Kind.NEUTRAL
    icon: str = ""


class Sheet(QWidget):
    """Asks one thing over a window; while it is open, keys and clicks reach nothing else.

    Made once per window and opened again and again. The focus goes back to where it was.

    Signals:
        answered(str): the name of the answer; the sheet is closed by then.
        opened(), closed(): the window's shortcuts are to be switched off and on again.
    """

    answered = Signal(str)
    opened = Signal()
    closed = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        """Cover ``window``, hidden until something is asked."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._look = look
        self._window = window
        self._card = SheetCard(look, self)
        self._answers: tuple[Answer, ...] = ()
        self._buttons: dict[str, HintButton] = {}
        self._shortcuts: list[QShortcut] = []
        self._content: QWidget | None = None
        self._focus_before: QWidget | None = None
        self._focus_inside: QWidget | None = None
        self._width = _WIDTH
        window.installEventFilter(self)
        look.changed.connect(self._restyle)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_focus)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is being asked."""
        return self.isVisible()

    def ask(self, title: str, sentence: str, answers: Sequence[Answer]) -> None:
        """Ask a question in words; the first answer that is safe has the focus."""
        self.open_with(title, TextLabel(sentence, wraps=True), answers)

    def open_with(
        self, title: str, content: QWidget, answers: Sequence[Answer], width: int = _WIDTH
    ) -> None:
        """Ask with a widget of the caller's; the sheet owns it and deletes it when it closes."""
        if not self.isVisible():
            self._focus_before = QApplication.focusWidget()
        self._clear()
        self._width = width
        self._answers = tuple(answers)
        self._content = content
        self._buttons = {each.name: self._make(each) for each in self._answers}
        self._card.fill(title, content, list(self._buttons.values()))
        self.setAccessibleName(title)
        self._restyle()
        self.raise_()
        self.show()
        self._place()
        self._focus_inside = self._first_focus()
        if self._is_topmost():
            self._focus_inside.setFocus(Qt.FocusReason.PopupFocusReason)
        self.opened.emit()

    def button(self, name: str) -> HintButton:
        """Return the button of an answer, to disable it while the content is not complete."""
        return self._buttons[name]

    def close_sheet(self) -> None:
        """Close without an answer."""
        if not self.isVisible():
            return
        self.hide()
        self._clear()
        before, self._focus_before = self._focus_before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def answer(self, name: str) -> None:
        """Give an answer as its button does; one that is disabled does nothing."""
        button = self._buttons.get(name)
        if button is not None and button.isEnabled():
            self.close_sheet()
            self.answered.emit(name)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
                event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        name = "Enter" if key in _ENTER_KEYS else "Esc" if key == Qt.Key.Key_Escape else ""
        for each in self._answers if name else ():
            if each.key == name:
                self.answer(each.name)
                break
        event.accept()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stops = self._stops()
        if stops:
            focus = QApplication.focusWidget()
            at = stops.index(focus) if focus in stops else -1
            step = 1 if next else -1
            stops[(at + step) % len(stops)].setFocus(
                Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            )
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("scrim"))
        painter.end()

    @Slot()
    def _press(self) -> None:
        source = self.sender()
        if source is not None:
            self.answer(source.objectName())

    @Slot(QWidget, QWidget)
    def _keep_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Take the focus back from whatever lies under the sheet: a PIN is never typed there."""
        if now is None or not self.isVisible() or now.window() is not self.window():
            return
        if now is self or self.isAncestorOf(now):
            self._focus_inside = now
        elif self._is_topmost():
            inside = self._focus_inside
            is_there = inside is not None and isValid(inside) and inside.isVisible()
            target = inside if inside is not None and is_there else self._first_focus()
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_topmost(self) -> bool:
        """Return whether no other sheet lies over this one."""
        window = self.window()
        seen = window.childAt(self.mapTo(window, self.rect().center()))
        return seen is None or seen is self or self.isAncestorOf(seen)

    @Slot()
    def _restyle(self) -> None:
        self._card.restyle()
        self._place()
        self.update()

    def _make(self, answer: Answer) -> HintButton:
        hint = answer.key.replace("+", " ")
        button = HintButton(
            self._look,
            answer.label,
            kind=answer.kind,
            icon=answer.icon,
            hint=hint,
            parent=self._card,
        )
        button.setObjectName(answer.name)
        button.clicked.connect(self._press)
        if "+" in answer.key:
            shortcut = QShortcut(QKeySequence(answer.key), self)
            shortcut.setObjectName(answer.name)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._press)
            self._shortcuts.append(shortcut)
        return button

    def _stops(self) -> list[QWidget]:
        """Return what Tab reaches, in the order of the layout."""
        inside = self._content.findChildren(QWidget) if self._content is not None else []
        own = [self._content] if self._content is not None else []
        candidates = [*own, *inside, *self._buttons.values()]
        return [
            widget
            for widget in candidates
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisibleTo(self)
            and widget.isEnabled()
            and widget.focusProxy() is None
        ]

    def _first_focus(self) -> QWidget:
        stops = self._stops()
        buttons = set(self._buttons.values())
        fields = [widget for widget in stops if widget not in buttons]
        if fields:
            return fields[0]
        safe = [self._buttons[each.name] for each in self._answers if each.key in {"Esc", "Enter"}]
        return (safe or stops or [self])[0]

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        room = QSize(self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN)
        width = min(self._look.px(self._width), room.width())
        height = min(self._card.height_for(width), room.height())
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        self._card.setGeometry(QRect(left, top, width, height))

    def _clear(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts.clear()
        self._buttons = {}
        self._answers = ()
        self._content = None
        self._card.empty()
