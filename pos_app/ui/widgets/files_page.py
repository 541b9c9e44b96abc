"""Finds the file of products: folders and tables of this computer, in the window itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.folder_listing import FolderEntry, FolderListing
    from pos_app.ui.look import Look

_ROW = 60
_SIGN = 22
_KILO = 1000


class FilesPage(QWidget):
    """A list of one folder; a tap goes into a folder or takes a file.

    Signals:
        folder_wanted(Path): show this folder.
        file_chosen(Path): import this file.
        back_wanted(): choose something else.
    """

    folder_wanted = Signal(object)
    file_chosen = Signal(object)
    back_wanted = Signal()

    def __init__(
        self, look: Look, *, leaves_by_escape: bool = True, title: str = "", nothing: str = ""
    ) -> None:
        """Show nothing until :meth:`display`; a screen around it may answer Esc itself.

        ``title`` says what is looked for (products), ``nothing`` that a folder has none.
        """
        super().__init__()
        self._look = look
        self._listing: FolderListing | None = None
        self._where = TextLabel("", "sell.body", "text-muted", wraps=True)
        self._list = _TapList()
        self._list.setAccessibleName(_("Files"))
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._take)
        self._list.itemActivated.connect(self._take)
        self._nothing = TextLabel(
            nothing or _("There is no table (.csv, .xlsx) in this folder."),
            ink="text-muted",
            wraps=True,
        )
        self._up = HintButton(look, _("Folder above"), icon="chevron-up", hint="Alt Up")
        self._back = HintButton(look, _("Back"), hint=_("Esc"))
        self._up.setShortcut("Alt+Up")
        if leaves_by_escape:
            self._back.setShortcut("Esc")
        self._up.clicked.connect(self._go_up)
        self._back.clicked.connect(self.back_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._back)
        buttons.addWidget(self._up)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        asked = title or _("Choose the file of your products")
        column.addWidget(TextLabel(asked, "sell.title", wraps=True))
        column.addWidget(self._where)
        column.addWidget(self._list, 1)
        column.addWidget(self._nothing)
        column.addLayout(buttons)
        look.changed.connect(self._take_look)
        self._take_look()

    def display(self, listing: FolderListing | None, notice: str) -> None:
        """Show the folder, or why it cannot be shown."""
        self._listing = listing
        self._where.setText(notice or (str(listing.folder) if listing else ""))
        self._up.setEnabled(listing is not None and listing.parent is not None)
        self._list.clear()
        entries = listing.entries if listing else ()
        for entry in entries:
            self._list.addItem(self._item(entry))
        self._nothing.setVisible(listing is not None and all(e.is_folder for e in entries))
        self._list.setFocus()
        if entries:
            self._list.setCurrentRow(0)

    def _item(self, entry: FolderEntry) -> QListWidgetItem:
        ratio = self.devicePixelRatioF()
        name = "file-text" if not entry.is_folder else "chevron-right"
        picture = self._look.icon(name, _SIGN, "accent" if not entry.is_folder else "text", ratio)
        text = entry.name if entry.size is None else f"{entry.name}   {_size(entry.size)}"
        item = QListWidgetItem(QIcon(picture), text)
        item.setData(Qt.ItemDataRole.UserRole, entry)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.name)
        item.setSizeHint(QSize(0, self._look.px(_ROW)))
        return item

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        entry = item.data(Qt.ItemDataRole.UserRole)
        if entry.is_folder:
            self.folder_wanted.emit(entry.path)
        else:
            self.file_chosen.emit(entry.path)

    @Slot()
    def _go_up(self) -> None:
        parent: Path | None = self._listing.parent if self._listing else None
        if parent is not None:
            self.folder_wanted.emit(parent)

    @Slot()
    def _take_look(self) -> None:
        theme = self._look.theme
        size = theme.px(theme.type_style("sell.body").size)
        self._list.setIconSize(QSize(self._look.px(_SIGN), self._look.px(_SIGN)))
        self._list.setStyleSheet(
            f"QListWidget {{ background: {theme.hex('surface-raised')}; font-size: {size}px;"
            f" border: 1px solid {theme.hex('border-strong')};"
            f" border-radius: {theme.radius('panel')}px; padding: 4px; }}"
            f"QListWidget:focus {{ border: 3px solid {theme.hex('focus')}; padding: 2px; }}"
            f"QListWidget::item {{ padding-left: 12px; border-radius: 8px; }}"
            f"QListWidget::item:selected {{ background: {theme.hex('selection')};"
            f" color: {theme.hex('selection-text')}; }}"
        )
        if self._listing is not None:
            self.display(self._listing, "")


class _TapList(QListWidget):
    """A list whose items a tap takes; the second half of a double click takes nothing more."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave alone what the first click has brought under the pointer."""
        event.accept()


def _size(size: int) -> str:
    """Return a file's size in words; a few bytes count as one kilobyte."""
    kilobytes = max(1, round(size / _KILO))
    if kilobytes < _KILO:
        return _("{count} kB").format(count=kilobytes)
    return _("{count} MB").format(count=round(kilobytes / _KILO))
