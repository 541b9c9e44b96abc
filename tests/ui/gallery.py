"""Renders every widget of the kit in both themes, to be looked at beside the design.

``python -m tests.ui.gallery FOLDER`` writes ``components-light.png`` and ``components-dark.png``;
``--scale 2.0`` draws at another text scale.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from pos_app.ui.tokens import THEMES
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.empty_state import EmptyState, StateButton, Tone
from pos_app.ui.widgets.entry_field import EntryField
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.keypad import Keypad
from pos_app.ui.widgets.message_bar import BarButton, MessageBar, Severity
from pos_app.ui.widgets.readout import Readout
from pos_app.ui.widgets.sheet import Answer, Sheet
from pos_app.ui.widgets.text_label import TextLabel
from pos_app.ui.widgets.total_display import TotalDisplay


class Gallery(QWidget):
    """A page with one of everything."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addWidget(TextLabel("Components", "sell.title"))
        self._bars(column)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        column.addLayout(columns)
        columns.addLayout(self._buttons(), 3)
        columns.addLayout(self._inputs(), 2)
        columns.addLayout(self._rail(), 2)
        column.addLayout(self._states())
        column.addStretch(1)

    def _bars(self, column: QVBoxLayout) -> None:
        for severity, icon, headline, rest, buttons in (
            (
                Severity.WARNING,
                "printer",
                "Printer is not answering.",
                "Keep selling. 3 receipts wait. Check paper and cable.",
                (BarButton("retry", "Try again", "Alt B"), BarButton("email", "Email instead")),
            ),
            (
                Severity.INFO,
                "cloud-off",
                "No network since 14:02.",
                "Keep selling. 27 sales are safe on this register.",
                (BarButton("details", "Details"),),
            ),
            (
                Severity.DANGER,
                "octagon-x",
                "A record does not match: #1,204,187.",
                "Keep selling. Do not restart this register. Call a manager.",
                (BarButton("audit", "Open audit", "Ctrl Shift A", "shield-alert"),),
            ),
        ):
            bar = MessageBar(self._look)
            bar.display(severity, icon, headline, rest, buttons)
            column.addWidget(bar)

    def _row(self, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _button(self, label: str, kind: Kind, shape: Shape, icon: str, hint: str) -> HintButton:
        return HintButton(self._look, label, kind=kind, shape=shape, icon=icon, hint=hint)

    def _buttons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        exact = self._button("Exact cash", Kind.PRIMARY, Shape.TENDER, "banknote", "F12")
        exact.set_label("Exact cash", "24.66")
        exact.setFixedWidth(self._look.px(192))
        off = self._button("Disabled", Kind.PRIMARY, Shape.TENDER, "", "")
        off.setEnabled(False)
        card = self._button("Card", Kind.SOFT, Shape.STACKED, "credit-card", "F9")
        card.setFixedWidth(self._look.px(112))
        self.focused = self._button("Focus", Kind.PRIMARY, Shape.TENDER, "", "")
        column.addLayout(self._row(exact, card, self.focused, off))
        column.addLayout(
            self._row(
                self._button("Neutral", Kind.NEUTRAL, Shape.STANDARD, "printer", "Ctrl P"),
                self._button("Soft", Kind.SOFT, Shape.STANDARD, "credit-card", "F9"),
                self._button("Remove", Kind.DANGER_OUTLINE, Shape.STANDARD, "trash-2", "Del"),
            )
        )
        disabled = self._button("Disabled", Kind.NEUTRAL, Shape.STANDARD, "ban", "")
        disabled.setEnabled(False)
        column.addLayout(
            self._row(
                self._button("Deny", Kind.DANGER, Shape.STANDARD, "x", ""),
                self._button("Text", Kind.TEXT, Shape.STANDARD, "", ""),
                self._button("Chosen", Kind.CHOSEN, Shape.STANDARD, "check", ""),
                disabled,
            )
        )
        actions = [
            self._button("Qty", Kind.NEUTRAL, Shape.ACTION, "hash", "F2"),
            self._button("Discount", Kind.NEUTRAL, Shape.ACTION, "percent", "F4"),
            self._button("Recall", Kind.NEUTRAL, Shape.ACTION, "archive-restore", "F7"),
            self._button("Remove", Kind.DANGER_OUTLINE, Shape.ACTION, "trash-2", "Del"),
        ]
        actions[2].set_badge(2)
        for action in actions:
            action.setFixedWidth(self._look.px(104))
        column.addLayout(self._row(*actions))
        notes = [
            self._button(amount, Kind.NEUTRAL, Shape.NOTE, "", hint)
            for amount, hint in (("25", "Ctrl 1"), ("30", "Ctrl 2"), ("1,000", "Ctrl 3"))
        ]
        for note in notes:
            note.setFixedWidth(self._look.px(72))
        column.addLayout(self._row(*notes))
        office_off = self._button("Disabled", Kind.NEUTRAL, Shape.OFFICE, "", "")
        office_off.setEnabled(False)
        column.addLayout(
            self._row(
                self._button("Verify now", Kind.PRIMARY, Shape.OFFICE, "shield-check", "F9"),
                self._button("Export", Kind.NEUTRAL, Shape.OFFICE, "download", ""),
                self._button("Copy", Kind.TEXT, Shape.OFFICE, "copy", ""),
                office_off,
            )
        )
        column.addStretch(1)
        return column

    def _inputs(self) -> QVBoxLayout:
        column = QVBoxLayout()
        empty = EntryField(self._look, "Scan, or type a name, code or PLU", "F3")
        empty.set_status("Ready", "circle-check", "positive")
        typed = EntryField(self._look, "", "F3")
        typed.setText("sour")
        wrong = EntryField(self._look, "", "F3")
        wrong.setText("12.345")
        wrong.set_invalid(is_invalid=True)
        for field in (empty, typed, wrong):
            column.addWidget(field)
        column.addWidget(TextLabel("Use two decimals, like 12.35", "sell.body", "danger"))
        column.addWidget(Readout(self._look, "Number, then an action"))
        number = Readout(self._look, "Number, then an action")
        number.display("3 ×")
        column.addWidget(number)
        column.addStretch(1)
        return column

    def _rail(self) -> QVBoxLayout:
        column = QVBoxLayout()
        total = TotalDisplay(self._look)
        total.display(
            [("Subtotal", "26.17"), ("Discount", "\u22121.78"), ("Tax 8.25%", "0.27")],
            "TOTAL",
            "24.66",
            "Total 24.66",
        )
        large = TotalDisplay(self._look)
        large.display([("Subtotal", "99,999.99")], "CHANGE", "99,999.99", "Change 99,999.99")
        pad = Keypad(self._look)
        for widget in (total, large, pad):
            widget.setFixedWidth(self._look.px(312))
            column.addWidget(widget)
        column.addStretch(1)
        return column

    def _states(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, (icon, title, sentence, buttons, tone) in enumerate(
            (
                ("shopping-basket", "Ready", "Scan the first item", (), Tone.CALM),
                (
                    "package-x",
                    "Unknown code 333931",
                    "4 006381 333931 is not in the list. Scan again, or type a name.",
                    (StateButton("clear", "Clear", "Esc", is_main=True),),
                    Tone.CALM,
                ),
                (
                    "search-x",
                    "Nothing matches \u201csourdoh\u201d",
                    "Did you mean Sourdough loaf?",
                    (
                        StateButton("add", "Add it", "Enter", "plus", is_main=True),
                        StateButton("clear", "Clear", "Esc"),
                    ),
                    Tone.CALM,
                ),
            )
        ):
            state = EmptyState(self._look)
            state.setProperty("surface", "raised")
            state.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            state.setMinimumHeight(self._look.px(280))
            state.display(icon, title, sentence, buttons, tone)
            grid.addWidget(state, 0, place)
        return grid


def render(look: Look, theme: Theme, folder: Path) -> None:
    """Write the page and the sheet of one theme."""
    look.use(theme)
    gallery = Gallery(look)
    gallery.resize(1366, 1180 if theme.scale == 1.0 else 2000)
    gallery.show()
    gallery.activateWindow()
    QTest.qWaitForWindowActive(gallery)
    gallery.focused.setFocus()
    gallery.grab().save(str(folder / f"components-{theme.name}.png"))
    sheet = Sheet(look, gallery)
    sheet.ask(
        "Cancel this sale?",
        "5 items, 41.90. The cart becomes empty. The record stays.",
        (
            Answer("keep", "Keep it", "Esc"),
            Answer("cancel", "Cancel sale", "Alt+D", Kind.DANGER, "trash-2"),
        ),
    )
    gallery.grab().copy(300, 300, 766, 500).save(str(folder / f"sheet-{theme.name}.png"))
    gallery.close()
    gallery.deleteLater()


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pictures."""
    parser = argparse.ArgumentParser(prog="tests.ui.gallery")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1.0)
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([])
    look = Look(app, Theme.named("light", chosen.scale))
    for name in THEMES:
        render(look, Theme.named(name, chosen.scale), chosen.folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
