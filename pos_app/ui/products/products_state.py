"""What the products screen shows, as frozen values; knows no Qt."""

from __future__ import annotations

from dataclasses import field
from uuid import UUID

from pos_app.domain.records import dataclass
from pos_app.ui.folder_listing import FolderListing
from pos_app.ui.forms import FormPart
from pos_app.ui.i18n import _


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product in the list; ``is_marked`` when it is to be changed with others."""

    product_id: UUID
    name: str
    detail: str
    price: str
    stock: str
    is_low: bool = False
    is_marked: bool = False
    picture: str = ""

    @property
    def spoken(self) -> str:
        """The product for a screen reader."""
        mark = _("marked") if self.is_marked else ""
        return ", ".join(
            part for part in (self.name, self.detail, self.price, self.stock, mark) if part
        )


@dataclass(frozen=True, slots=True)
class ProductsState:
    """The whole screen."""

    rows: tuple[ProductRow, ...] = ()
    chosen: UUID | None = None
    text: str = ""
    is_retired: bool = False
    marked: int = 0
    is_read: bool = False
    form: FormPart | None = None
    info: str = ""
    problem: str = ""
    files: FolderListing | None = None
    empty: tuple[str, str] = field(default=("", ""))
