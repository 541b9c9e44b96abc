"""The dark block under the cart: what was due before the step, what is due now, the difference."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos_app.ui.audit_replay.replay_state import MomentTexts
from pos_app.ui.i18n import _
from pos_app.ui.look import Look

_HEIGHT = 83
_PAD = 16
_ARROW = 20
_GAP = 24
_NOW_STEPS = (40, 32, 26, 20)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DueBlock(QWidget):
    """83 px high; the amounts switch at once, never counting up."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._moment: MomentTexts | None = None
        look.changed.connect(self._measure)
        self._measure()

    def display(self, moment: MomentTexts) -> None:
        """Show another moment's amounts."""
        self._moment = moment
        name = _("{caption}: {now}; before this step: {before}")
        self.setAccessibleName(
            name.format(caption=moment.caption, now=moment.now, before=moment.before)
        )
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        moment, look = self._moment, self._look
        if moment is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        area = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        now = self._now_font(moment, area.width())
        before = look.type_font("office.figure", 400, 26)
        difference = look.type_font("office.figure", 500, 24)
        painter.setFont(difference)
        painter.setPen(look.color("display-text"))
        painter.drawText(area, int(_RIGHT), moment.difference)
        x = self._paint_amount(painter, area, _("Before this step"), moment.before, before)
        area.setLeft(x + look.px(_GAP))
        side = look.px(_ARROW)
        arrow = look.icon("arrow-right", _ARROW, "display-muted", self.devicePixelRatioF())
        painter.drawPixmap(area.left(), area.center().y() - side // 2, arrow)
        area.setLeft(area.left() + side + look.px(_GAP))
        self._paint_amount(painter, area, moment.caption, moment.now, now)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        """Fill the block, round at the bottom as the panel around it."""
        radius = self._look.theme.radius("panel") - 1
        shape = QPainterPath()
        shape.setFillRule(Qt.FillRule.WindingFill)
        shape.addRoundedRect(QRectF(self.rect()), radius, radius)
        shape.addRect(QRectF(0, 0, self.width(), self.height() / 2))
        painter.fillPath(shape, self._look.color("display"))

    def _paint_amount(
        self, painter: QPainter, area: QRect, caption: str, amount: str, font: QFont
    ) -> int:
        """Paint an amount under its caption and return where both end."""
        look = self._look
        small = look.type_font("office.body")
        painter.setFont(small)
        painter.setPen(look.color("display-muted"))
        top = QRect(area.left(), area.top() + look.px(11), area.width(), look.px(20))
        painter.drawText(top, int(_LEFT), caption)
        painter.setFont(font)
        painter.setPen(look.color("display-text"))
        metrics = QFontMetrics(font)
        baseline = area.bottom() - look.px(18)
        painter.drawText(area.left(), baseline, amount)
        width = max(
            QFontMetrics(small).horizontalAdvance(caption), metrics.horizontalAdvance(amount)
        )
        return area.left() + width

    def _now_font(self, moment: MomentTexts, width: int) -> QFont:
        """Return the largest font in which all amounts have their place."""
        look = self._look
        before = look.type_font("office.figure", 400, 26)
        difference = look.type_font("office.figure", 500, 24)
        caption = QFontMetrics(look.type_font("office.body")).horizontalAdvance(
            _("Before this step")
        )
        taken = max(caption, QFontMetrics(before).horizontalAdvance(moment.before))
        taken += look.px(2 * _GAP + _ARROW + _GAP)
        taken += QFontMetrics(difference).horizontalAdvance(moment.difference)
        for pixels in _NOW_STEPS:
            font = look.type_font("office.figure", 600, pixels)
            if QFontMetrics(font).horizontalAdvance(moment.now) + taken <= width:
                return font
        return look.type_font("office.figure", 600, _NOW_STEPS[-1])

    @Slot()
    def _measure(self) -> None:
        self.setFixedHeight(self._look.px(_HEIGHT))
        self.update()
