"""The papers of a sale: its receipt in a sheet, and its steps as a PDF in a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QWidget

from pos_app.ui.audit_replay.presenter import ReplayPresenter
from pos_app.ui.audit_replay.sale_page import sale_page
from pos_app.ui.audit_replay.sale_pdf import drawn_sale
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.sheet import Answer, Sheet
from pos_app.ui.widgets.text_label import TextLabel

_RECEIPT_WIDTH = 480
_FILE_WIDTH = 640
_TALLEST = 480
_SAVE = "save"


class Papers(QObject):
    """Opens sheets over the replay."""

    def __init__(
        self,
        look: Look,
        screen: QWidget,
        presenter: ReplayPresenter,
        store: str,
        receipts: Path | None,
        folder: Path | None,
    ) -> None:
        """Read receipts from ``receipts``, None for none; propose ``folder`` for pages."""
        super().__init__(screen)
        self._look = look
        self._presenter = presenter
        self._store = store
        self._receipts = receipts
        self._folder = folder or Path.home()
        self._field: QLineEdit | None = None
        self.sheet = Sheet(look, screen)
        self.sheet.answered.connect(self._answer)

    def show_receipt(self, number: str) -> None:
        """Show the receipt as the till wrote it, or say that it is not there."""
        if self._receipts is None:
            return
        try:
            text = (self._receipts / f"{number}.txt").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            text = _("The receipt {number} is not in the folder of receipts.")
            self._presenter.say(text.format(number=number))
            return
        close = Answer("close", _("Close"), key="Esc", kind=Kind.PRIMARY)
        title = _("Receipt {number}").format(number=number)
        self.sheet.open_with(title, _Paper(self._look, text), (close,), _RECEIPT_WIDTH)

    @Slot()
    def ask_for_file(self) -> None:
        """Ask where the page of the sale is to be saved, with a name that says which it is."""
        sale = self._presenter.sale
        if sale is None:
            return
        self._presenter.stop()
        name = sale.name.replace(" ", "-").replace("/", "-").lower()
        self._field = QLineEdit(str(self._folder / f"{name}.pdf"))
        self._field.setObjectName("replay-file")
        self._field.setAccessibleName(_("File"))
        self._field.setFixedHeight(self._look.theme.size("touch-min"))
        answers = (
            Answer("cancel", _("Cancel"), key="Esc"),
            Answer(_SAVE, _("Save"), key="Enter", kind=Kind.PRIMARY),
        )
        self._field.returnPressed.connect(self._save_typed)
        self.sheet.open_with(_("Save the steps as a PDF"), self._field, answers, _FILE_WIDTH)

    @Slot()
    def _save_typed(self) -> None:
        self.sheet.answer(_SAVE)

    @Slot(str)
    def _answer(self, name: str) -> None:
        field, self._field = self._field, None
        sale = self._presenter.sale
        if name != _SAVE or field is None or sale is None or not field.text().strip():
            return
        path = Path(field.text().strip()).expanduser()
        page = drawn_sale(sale_page(sale, self._store), self._look.theme.tokens.family)
        try:
            path.write_bytes(page)
        except OSError as error:
            text = _("The file cannot be written: {reason}. Choose another folder.")
            self._presenter.say(text.format(reason=error.strerror or str(error)))
            return
        self._presenter.say(_("The steps are in {file}.").format(file=path))


class _Paper(QScrollArea):
    """A receipt in its own columns; the arrow keys scroll it."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        label = TextLabel(text.rstrip("\n"), "office.mono")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._label: QLabel = label
        self.setWidget(label)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self.setFixedHeight(min(label.sizeHint().height() + look.px(8), look.px(_TALLEST)))
        self.viewport().setAutoFillBackground(False)
        label.setAutoFillBackground(False)
