"""Where the products come from: a file of one's own, the sample, or later."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel


class ProductsPage(QWidget):
    """Three ways on, each with a sentence about it.

    Signals:
        file_wanted(): import a file of one's own.
        sample_wanted(): take the sample catalogue.
        nothing_wanted(): start without products.
    """

    file_wanted = Signal()
    sample_wanted = Signal()
    nothing_wanted = Signal()

    def __init__(self, look: Look) -> None:
        """Offer the three ways."""
        super().__init__()
        self._notice = TextLabel("", "sell.body", "warning", wraps=True)
        self._file = HintButton(
            look,
            _("Import your products (CSV)…"),
            kind=Kind.PRIMARY,
            shape=Shape.TENDER,
            icon="upload",
            hint=_("Enter"),
        )
        sample = HintButton(
            look,
            _("Take the sample grocery"),
            shape=Shape.TENDER,
            icon="shopping-basket",
            hint="Alt 2",
        )
        nothing = HintButton(
            look, _("Start without products"), shape=Shape.TENDER, icon="store", hint="Alt 3"
        )
        self._file.setShortcut("Alt+1")
        sample.setShortcut("Alt+2")
        nothing.setShortcut("Alt+3")
        self._file.clicked.connect(self.file_wanted)
        sample.clicked.connect(self.sample_wanted)
        nothing.clicked.connect(self.nothing_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(TextLabel(_("Bring your products in"), "sell.title"))
        column.addWidget(self._notice)
        column.addSpacing(8)
        sentences = (
            _("A table with sku, name and unit_price. It may have gtin, department and stock."),
            _("13,247 products of a real grocery store, to try things out with."),
            _("You can import a file at the next start."),
        )
        for button, sentence in zip((self._file, sample, nothing), sentences, strict=True):
            column.addWidget(button)
            column.addWidget(TextLabel(sentence, "sell.body", "text-muted", wraps=True))
            column.addSpacing(12)
        column.addStretch(1)

    def display(self, notice: str) -> None:
        """Show what became of the last try, if there was one."""
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        self._file.setFocus(Qt.FocusReason.OtherFocusReason)
