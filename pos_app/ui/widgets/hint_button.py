"""A push button with an icon, its key at the edge, and a count or an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from pos_app.ui.widgets.button_kinds import COLOURS, DISABLED, METRICS, Colours, Kind, Shape
from pos_app.ui.widgets.button_painter import ButtonFace, paint_button

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_ROOM_FOR_HINT = 36
_OFFICE_RADIUS = "chip"


class HintButton(QPushButton):
    """A button that shows its key, so that nobody has to learn it from a book.

    Touching it never takes the focus from the entry field; Tab reaches it. The focus ring is
    drawn outside it: leave 5 px around. ``icon`` names a bundled icon, ``hint`` a key as it is
    written on screens ("Ctrl P"). The accessible name is the label with its amount, the
    description the key.

    Signals:
        clicked(bool): of QPushButton.
    """

    def __init__(
        self,
        look: Look,
        label: str,
        *,
        kind: Kind = Kind.NEUTRAL,
        shape: Shape = Shape.STANDARD,
        icon: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._kind = kind
        self._shape = shape
        self._icon_name = icon
        self._hint = hint
        self._amount = ""
        self._badge = 0
        self._label = label
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._name()
        look.changed.connect(self._restyle)

    def set_label(self, label: str, amount: str = "") -> None:
        """Show another label, and an amount in larger figures under it."""
        if (label, amount) != (self._label, self._amount):
            before = self.sizeHint()
            self._label, self._amount = label, amount
            self._name()
            if self.sizeHint() != before:  # a layout that is asked anew measures every button
                self.updateGeometry()
            self.update()

    def set_kind(self, kind: Kind) -> None:
        """Mean something else, as a chosen answer does."""
        if kind is not self._kind:
            self._kind = kind
            self.update()

    def set_icon(self, icon: str) -> None:
        """Show another bundled icon, or none."""
        if icon != self._icon_name:
            self._icon_name = icon
            self._restyle()

    def set_hint(self, hint: str) -> None:
        """Show another key, or none."""
        if hint != self._hint:
            self._hint = hint
            self._name()
            self._restyle()

    def set_badge(self, count: int) -> None:
        """Show how many wait behind the button; zero shows nothing."""
        if count != self._badge:
            self._badge = count
            self._name()
            self.update()

    def focus_ring(self) -> tuple[QRect, int]:
        """Return what the focus ring surrounds and how round it is."""
        return self.rect(), self._radius()

    @override
    def sizeHint(self) -> QSize:
        metrics = METRICS[self._shape]
        look = self._look
        label = QFontMetrics(self._font(metrics.label, metrics.label_weight))
        width = label.horizontalAdvance(self._label)
        if self._amount:
            amount = QFontMetrics(self._font("sell.tender", None))
            width = max(width, amount.horizontalAdvance(self._amount))
        hint = QFontMetrics(self._font(metrics.hint, 500)).horizontalAdvance(self._hint)
        inline = self._shape in {Shape.STANDARD, Shape.TENDER, Shape.OFFICE}
        if self._icon_name and inline:
            width += look.px(metrics.icon) + metrics.gap
        if self._hint and self._shape is Shape.OFFICE:
            width += hint + metrics.gap
        elif self._hint and inline:
            width += look.px(_ROOM_FOR_HINT)
        elif self._hint:
            width = max(width, hint)
        height = look.theme.size(metrics.height)
        return QSize(width + 2 * metrics.pad, height)

    @override
    def minimumSizeHint(self) -> QSize:
        metrics = METRICS[self._shape]
        height = self._look.theme.size(metrics.height)
        return QSize(min(self.sizeHint().width(), height), height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._colours()
        fill = colours.fill
        if self.isEnabled() and self.isDown():
            fill = colours.pressed
        elif self.isEnabled() and self.underMouse():
            fill = colours.hover
        face = ButtonFace(
            shape=self._shape,
            label=self._label,
            amount=self._amount,
            icon=self._icon_name,
            hint=self._hint,
            badge=self._badge,
            fill=fill,
            border=colours.border,
            border_width=colours.border_width,
            ink=colours.ink,
            hint_ink="text-muted" if colours.ink == "text" else colours.ink,
            radius=self._radius(),
        )
        painter = QPainter(self)
        paint_button(painter, self._look, self.rect(), face, self.devicePixelRatioF())
        painter.end()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _colours(self) -> Colours:
        if self.isEnabled():
            return COLOURS[self._kind]
        return COLOURS[Kind.TEXT] if self._kind is Kind.TEXT else DISABLED

    def _radius(self) -> int:
        office = self._shape is Shape.OFFICE
        return self._look.theme.radius(_OFFICE_RADIUS if office else "control")

    def _font(self, style: str, weight: int | None) -> QFont:
        return self._look.type_font(style, weight)

    def _name(self) -> None:
        spoken = [part for part in (self._label, self._amount) if part]
        if self._badge:
            spoken.append(str(self._badge))
        self.setAccessibleName(" ".join(spoken))
        self.setAccessibleDescription(self._hint.replace("Ctrl", "Control"))
