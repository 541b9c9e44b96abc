"""Places the parts of the products screen and shows its states in them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from pos_app.ui.actions import PRODUCTS
from pos_app.ui.folder_listing import FolderListing
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.products.product_list import ProductList
from pos_app.ui.products.products_state import ProductsState
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.files_page import FilesPage
from pos_app.ui.widgets.form_panel import FormPanel
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel import Panel
from pos_app.ui.widgets.screen_keys import connect_keys
from pos_app.ui.widgets.text_label import TextLabel

_GUTTER, _HEAD = 12, 38
_NARROW, _LIST_SHARE = 1200, 46


class ProductsView(QWidget):
    """A bar over the list of products beside the one that is edited.

    Signals:
        acted(object): the name of an action.
        typed(str): what stands in the search field now.
        left(): the till is wanted back.
    """

    acted = Signal(object)
    typed = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__()
        self._look = look
        self.setObjectName("products-screen")
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = ProductList(look)
        self.form = FormPanel(look)
        self.form.acted.connect(self.acted)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setAccessibleName(_("Find a product"))
        self.search.setPlaceholderText(_("Name, number, barcode or department"))
        self.search.setProperty("type", "office.body")
        self.search.textEdited.connect(self.typed)
        self._hints: dict[HintButton, str] = {}
        self._back = self._button("leave", _("Back"), "Esc", "arrow-left")
        self._sold = self._button("sold", _("Sold"), "Alt S")
        self._retired = self._button("retired", _("Retired"), "Alt R")
        self._new = self._button("new", _("New product"), "Ctrl N", "plus")
        self._new.set_kind(Kind.PRIMARY)
        self._bulk = self._button("bulk", "", "Ctrl B", "pencil")
        self._info = NoteLine(look, "circle-check", "positive", "office.body")
        self._problem = NoteLine(look, "triangle-alert", "danger", "office.body")
        self._empty = EmptyState(look, is_office=True)
        self._prompt = EmptyState(look, is_office=True)
        prompt = _("Choose a product to change it. Space marks several to change together.")
        self._prompt.display("package", _("Products"), prompt)
        self._title = TextLabel(_("Products"), "office.heading")
        self._form_number = 0
        title, nothing = _("Choose a picture"), _("There is no picture in this folder.")
        self.files = FilesPage(look, leaves_by_escape=False, title=title, nothing=nothing)
        self._listing: FolderListing | None = None
        self._lay_out()
        connect_keys(PRODUCTS, self, self._act)
        look.changed.connect(self._arrange)
        self._arrange()
        self.setFocusProxy(self.search)

    def display(self, state: ProductsState) -> None:
        """Show the screen."""
        for button, is_on in (
            (self._sold, not state.is_retired),
            (self._retired, state.is_retired),
        ):
            button.set_kind(Kind.CHOSEN if is_on else Kind.NEUTRAL)
            button.setAccessibleDescription(_("Shown now") if is_on else "")
        if self.search.text().strip() != state.text:
            self.search.setText(state.text)
        self._bulk.setVisible(bool(state.marked))
        self._bulk.set_label(_("Change {count}").format(count=format_count(state.marked)))
        self._info.say(state.info)
        self._problem.say(state.problem)
        title, sentence = state.empty
        if title:
            self._empty.display("search-x" if state.text else "package", title, sentence)
        self._rows.setCurrentWidget(self._empty if title else self.list)
        self.list.display(state.rows, state.chosen)
        form = state.form
        self._pages.setCurrentWidget(self._prompt if form is None else self.form)
        if state.files is not None:
            self._pages.setCurrentWidget(self.files)
        if state.files is not self._listing:
            self._listing = state.files
            self.files.display(state.files, "")
        if form is not None:
            had_focus = self.form.isAncestorOf(self.focusWidget())
            self.form.display(form)
            if form.number != self._form_number and state.chosen is None:
                self.form.begin()
            elif form.number != self._form_number and had_focus:  # saved: the fields are new
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._form_number:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._form_number = 0 if form is None else form.number

    def leave(self) -> None:
        """Ask for the till."""
        self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search into the list; Enter opens what is current there."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.keyPressEvent(event)
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _button(self, name: str, label: str, hint: str, icon: str = "") -> HintButton:
        button = HintButton(self._look, label, shape=Shape.OFFICE, hint=hint, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(self._act)
        self._hints[button] = hint
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(_GUTTER, 8, _GUTTER, 8)
        bar.setSpacing(8)
        for part, stretch in (
            (self._back, 0),
            (self.search, 1),
            (self._sold, 0),
            (self._retired, 0),
            (self._bulk, 0),
            (self._new, 0),
        ):
            bar.addWidget(part, stretch)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 4, 14, 4)
        for place, each in enumerate((self._title, self._info, self._problem)):
            row.addWidget(each, min(1, place), Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumHeight(self._look.px(_HEAD))  # so that what is said moves nothing
        rows = QWidget()
        self._rows = QStackedLayout(rows)
        self._rows.addWidget(self.list)
        self._rows.addWidget(self._empty)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self._prompt)
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.files)
        columns = QHBoxLayout()
        columns.setContentsMargins(_GUTTER, 0, _GUTTER, _GUTTER)
        columns.setSpacing(_GUTTER)
        columns.addWidget(Panel(head, (rows,)), _LIST_SHARE)
        columns.addWidget(pages, 100 - _LIST_SHARE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(columns, 1)

    @Slot()
    def _act(self) -> None:
        name = self.sender().objectName()
        if name == "search":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        else:
            self.acted.emit("cancel" if name == "leave" else name)

    @Slot()
    def _arrange(self) -> None:
        self.search.setFixedHeight(self._look.theme.size("office-control"))
        is_narrow = self.width() < self._look.px(_NARROW)
        for button, hint in self._hints.items():
            button.set_hint("" if is_narrow else hint)
