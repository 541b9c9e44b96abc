"""The frozen picture of the payment panel."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class NoteButton:
    """An amount a customer may hand over; ``spoken`` says the change it leads to."""

    amount: Decimal
    label: str
    spoken: str


@dataclass(frozen=True, slots=True)
class TenderRow:
    """Money that was taken; None for the identifier is what comes next."""

    tender_id: UUID | None
    icon: str
    title: str
    detail: str
    amount: str
    spoken: str


@dataclass(frozen=True, slots=True)
class MethodButton:
    """A way to pay; ``action`` is what the presenter is told."""

    action: str
    label: str
    icon: str
    hint: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PaymentPart:
    """What is left to pay, what was taken, and how the rest can be paid.

    ``share`` is how much of the total is paid, 0 to 1. ``take`` and ``take_detail`` are the
    words of the large button, which does nothing while ``take`` is empty.
    """

    left: str
    total: str
    paid: str
    share: float
    rows: tuple[TenderRow, ...]
    methods: tuple[MethodButton, ...]
    notes: tuple[NoteButton, ...]
    take: str
    take_detail: str
    spoken: str
