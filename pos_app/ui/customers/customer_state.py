"""The frozen picture of the customers; every text in it is ready to show."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A customer who was found; ``detail`` tells them from another of the same name."""

    customer_id: UUID
    name: str
    detail: str
    group: str
    spoken: str


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A sale to the customer."""

    number: str
    when: str
    total: str


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """All of the customer who is looked at; ``facts`` are label and value.

    ``is_on_sale`` marks the customer that the sale at hand is for.
    """

    name: str
    contacts: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    note: str
    orders: tuple[OrderRow, ...]
    no_orders: str
    is_on_sale: bool


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the form; ``problem`` stands next to it, empty while nothing is wrong."""

    name: str
    label: str
    text: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class CustomerForm:
    """Fields to be filled in; ``note`` stands over them.

    ``number`` grows with every form that is opened, so that the view tells one from the next.
    """

    number: int
    title: str
    note: str
    fields: tuple[FormField, ...]
    confirm: str


@dataclass(frozen=True, slots=True)
class CustomerState:
    """All of the panel; with a ``form`` nothing else is shown.

    ``empty`` is a title and a sentence while there is nobody to show. ``is_sure`` marks that the
    next press of the button erases.
    """

    text: str
    rows: tuple[FoundRow, ...] = ()
    selected: int | None = None
    card: CustomerCard | None = None
    empty: tuple[str, str] = ("", "")
    form: CustomerForm | None = None
    problem: str = ""
    info: str = ""
    is_sure: bool = False
