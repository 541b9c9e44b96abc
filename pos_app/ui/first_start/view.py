"""Places the screens of the first start and says what the owner wants."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos_app.ui.first_start.brand_panel import BrandPanel
from pos_app.ui.first_start.currencies import CurrencyChoice
from pos_app.ui.first_start.first_start_state import FirstStartState, Step
from pos_app.ui.first_start.import_pages import ImportingPage, ReadyPage, RejectedPage
from pos_app.ui.first_start.products_page import ProductsPage
from pos_app.ui.first_start.set_up_page import SetUpPage
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.files_page import FilesPage
from pos_app.ui.widgets.hint_button import HintButton

_MARGIN = 28
_WIDEST_PAGE = 760
# Below this the dark panel makes room for the form.
_WIDTH_WITH_BRAND = 1100
_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FirstStartView(QWidget):
    """The dark panel at the left, and one step at a time beside it.

    Signals:
        set_up_wanted(SetUpForm): open this store.
        sample_store_wanted(): open the sample store.
        sample_products_wanted(): take the sample catalogue into the owner's store.
        files_wanted(): show files to import.
        folder_wanted(Path), file_chosen(Path): look into a folder, import a file.
        cancel_wanted(), retry_wanted(), back_wanted(): stop, try again, go back.
        selling_wanted(): leave the first start.
    """

    set_up_wanted = Signal(object)
    sample_store_wanted = Signal()
    sample_products_wanted = Signal()
    files_wanted = Signal()
    folder_wanted = Signal(object)
    file_chosen = Signal(object)
    cancel_wanted = Signal()
    retry_wanted = Signal()
    back_wanted = Signal()
    selling_wanted = Signal()

    def __init__(self, look: Look, data_dir: Path) -> None:
        """Show the empty form; ``data_dir`` is where the store will live."""
        super().__init__()
        self._look = look
        self._brand = BrandPanel(look)
        self._set_up = SetUpPage(look, data_dir)
        self._products = ProductsPage(look)
        self._files = FilesPage(look)
        self._importing = ImportingPage(look)
        self._rejected = RejectedPage(look)
        self._ready = ReadyPage(look)
        self._sample = HintButton(
            look, _("Open the sample store"), icon="shopping-basket", hint="Alt S"
        )
        self._sample.setShortcut("Alt+S")
        self._brand.place_below(self._sample)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._set_up)
        framed = (self._products, self._files, self._importing, self._rejected, self._ready)
        self._framed: dict[QWidget, QWidget] = {page: _framed(page) for page in framed}
        for frame in self._framed.values():
            self._pages.addWidget(frame)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._brand)
        row.addWidget(self._pages, 1)
        for button in self.findChildren(HintButton):
            button.installEventFilter(self)
        self._connect()
        look.changed.connect(self._take_look)

    def offer(
        self,
        currencies: tuple[CurrencyChoice, ...],
        currency: str,
        *,
        countries: tuple[str, ...],
        country: str,
        prices_include_tax: bool,
    ) -> None:
        """Fill the form's lists and its likely answers."""
        self._set_up.offer_currencies(currencies, currency)
        self._set_up.offer_taxes(countries, country, prices_include_tax=prices_include_tax)

    def display(self, state: FirstStartState) -> None:
        """Show the step that the state stands at."""
        self._brand.show_step(state.step)
        self._sample.setVisible(state.step is Step.STORE)
        if state.step is Step.STORE:
            self._pages.setCurrentWidget(self._set_up)
            self._set_up.display(state)
        elif state.step is Step.PRODUCTS:
            self._turn_to(self._products)
            self._products.display(state.notice)
        elif state.step is Step.FILES:
            self._turn_to(self._files)
            self._files.display(state.files, state.notice)
        elif state.step is Step.IMPORTING:
            self._turn_to(self._importing)
            self._importing.display(state)
        elif state.step is Step.REJECTED:
            self._turn_to(self._rejected)
            self._rejected.display(state)
        else:
            self._turn_to(self._ready)
            self._ready.display(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the form the room of the dark panel when there is little."""
        super().resizeEvent(event)
        self._take_look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter press the button that has the focus, as Space does."""
        if (
            isinstance(watched, HintButton)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER_KEYS
        ):
            watched.click()
            return True
        return super().eventFilter(watched, event)

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(self._framed[page])

    def _connect(self) -> None:
        self._set_up.submitted.connect(self.set_up_wanted)
        self._sample.clicked.connect(self.sample_store_wanted)
        self._products.file_wanted.connect(self.files_wanted)
        self._products.sample_wanted.connect(self.sample_products_wanted)
        self._products.nothing_wanted.connect(self.selling_wanted)
        self._files.folder_wanted.connect(self.folder_wanted)
        self._files.file_chosen.connect(self.file_chosen)
        self._files.back_wanted.connect(self.back_wanted)
        self._importing.cancel_wanted.connect(self.cancel_wanted)
        self._rejected.retry_wanted.connect(self.retry_wanted)
        self._rejected.other_file_wanted.connect(self.files_wanted)
        self._rejected.back_wanted.connect(self.back_wanted)
        self._ready.sell_wanted.connect(self.selling_wanted)

    @Slot()
    def _take_look(self) -> None:
        has_room = self.width() / self._look.theme.scale >= _WIDTH_WITH_BRAND
        if has_room == self._brand.isHidden():
            self._brand.setVisible(has_room)
            place = self._brand.place_below if has_room else self._set_up.place_below
            place(self._sample)


def _framed(page: QWidget) -> QWidget:
    """Return the page in the middle of the room, not wider than reads well."""
    frame = QWidget()
    frame.setProperty("surface", "canvas")
    page.setMaximumWidth(_WIDEST_PAGE)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(page, 100)
    row.addStretch(1)
    column = QVBoxLayout(frame)
    column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    column.addLayout(row)
    return frame
