"""What the products screen shows, as frozen values; knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

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

    @property
    def spoken(self) -> str:
        """The product for a screen reader."""
        mark = _("marked") if self.is_marked else ""
        return ", ".join(
            part for part in (self.name, self.detail, self.price, self.stock, mark) if part
        )


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a field that offers some."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FormField:
    """A field to type into, or with ``options`` to choose from; ``is_fixed`` cannot change."""

    name: str
    label: str
    text: str
    problem: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    is_fixed: bool = False
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A button under a form; ``kind`` is ``main``, ``plain`` or ``danger``."""

    name: str
    label: str
    icon: str = ""
    key: str = ""
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class FormPart:
    """A form with its buttons, and lines under it; another ``number`` is another form."""

    number: int
    title: str
    note: str
    fields: tuple[FormField, ...]
    commands: tuple[Command, ...]
    lines_title: str = ""
    lines: tuple[str, ...] = ()


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
    empty: tuple[str, str] = field(default=("", ""))
