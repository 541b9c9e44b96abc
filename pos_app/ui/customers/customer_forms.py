"""The forms of the panel: what is known of a customer, and the account they have."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from pos_app.application.customer_queries import CustomerSnapshot
from pos_app.application.customer_service import CustomerService
from pos_app.application.store_credit_service import StoreCreditService, StoreCreditSnapshot
from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.domain.aggregates.customer.errors import TextTooLong
from pos_app.domain.errors import InvalidAmount, InvalidName, InvalidReason
from pos_app.domain.values.ledger import AmountNotPositive, Movement
from pos_app.domain.values.money import Money
from pos_app.ui.customers.customer_state import CustomerForm, FormField
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import AmountRefused, format_amount, parse_amount
from pos_app.ui.i18n import _
from pos_app.ui.words.movement_texts import movement_texts

_LEAST_DIGITS = 3
_SHOWN = 3


class Form(ABC):
    """Fields that are being filled in; what is wrong with one stands beside it.

    ``is_new`` marks a customer who is not known yet; ``is_of_the_sale`` a form whose outcome
    counts for the sale at hand.
    """

    is_new: bool = False
    is_of_the_sale: ClassVar[bool] = False

    def __init__(
        self,
        title: str,
        labels: tuple[tuple[str, str], ...],
        values: dict[str, str],
        note: str = "",
    ) -> None:
        """Begin with ``values``; a field without one is empty, ``note`` stands over them."""
        self._note = note
        self._title = title
        self._labels = labels
        self._values = values
        self._problems: dict[str, str] = {}

    def fill(self, name: str, text: str) -> bool:
        """Take what stands in a field now, and return whether a problem went away with it."""
        self._values[name] = text
        return bool(self._problems.pop(name, ""))

    def save(self) -> CustomerSnapshot | None:
        """Keep what the form says; None while a field is wrong, and then nothing was kept.

        Raises:
            DomainError, ApplicationError, StorageError: it is not for one field to mend.
        """
        self._problems = {}
        try:
            return self._save()
        except FieldWrong as wrong:
            self._problems = {wrong.name: wrong.sentence}
            return None

    def part(self, number: int) -> CustomerForm:
        """Return what to draw; ``number`` tells one form from the next."""
        return CustomerForm(
            number=number,
            title=self._title,
            note=self._note,
            fields=tuple(
                FormField(name, label, self._values.get(name, ""), self._problems.get(name, ""))
                for name, label in self._labels
            ),
            confirm=_("Save"),
        )

    def _text(self, name: str) -> str:
        return self._values.get(name, "").strip()

    @abstractmethod
    def _save(self) -> CustomerSnapshot:
        """Keep it.

        Raises:
            FieldWrong: a field cannot be used.
        """


class FieldWrong(Exception):
    """The field ``name`` cannot be used, as ``sentence`` says."""

    def __init__(self, name: str, sentence: str) -> None:
        """Say ``sentence`` beside the field."""
        super().__init__(name, sentence)
        self.name = name
        self.sentence = sentence


class DetailsForm(Form):
    """What is known of a customer, to be written down or corrected."""

    is_of_the_sale = True

    def __init__(
        self, customers: CustomerService, customer: CustomerSnapshot | None, typed: str = ""
    ) -> None:
        """Begin with what is known of ``customer``; with ``typed`` for a new one."""
        labels = (
            ("name", _("Name")),
            ("phone", _("Phone")),
            ("email", _("E-mail")),
            ("group", _("Group")),
            ("note", _("Note")),
        )
        title = _("New customer") if customer is None else _("Edit customer")
        values = {field_for(typed): typed} if customer is None else _known(customer)
        super().__init__(title, labels, values)
        self._customers = customers
        self._customer = customer
        self.is_new = customer is None

    def _save(self) -> CustomerSnapshot:
        personal = PersonalData(*(self._text(name) for name in ("name", "phone", "email", "note")))
        group = self._text("group")
        try:
            if self._customer is None:
                return self._customers.add(personal, group)
            return self._customers.change(self._customer.customer_id, personal, group)
        except InvalidName as error:
            raise FieldWrong("name", error_text(error).headline) from error
        except TextTooLong as error:
            raise FieldWrong(error.field, error_text(error).headline) from error


class AccountForm(Form):
    """How much a customer may owe, and what is put on their account."""

    def __init__(self, accounts: StoreCreditService, customer: CustomerSnapshot) -> None:
        """Begin with the account as it is now."""
        account = accounts.of_customer(customer.customer_id)
        labels = (
            ("limit", _("May owe up to")),
            ("credit", _("Put on the account")),
            ("reason", _("Reason")),
        )
        self._limit = format_amount(account.limit.amount)
        super().__init__(
            _("Account of {name}").format(name=customer.personal.name),
            labels,
            {"limit": self._limit},
            note=_account_note(account, accounts.movements(customer.customer_id, _SHOWN)),
        )
        self._accounts = accounts
        self._customer = customer
        self._currency = account.balance.currency

    def _save(self) -> CustomerSnapshot:
        limit = None if self._text("limit") == self._limit else self._amount("limit")
        credit = self._amount("credit") if self._text("credit") else None
        try:
            self._accounts.change(
                self._customer.customer_id,
                limit=limit,
                credit=credit,
                reason=self._text("reason"),
            )
        except AmountNotPositive as error:
            raise FieldWrong("credit", error_text(error).headline) from error
        except InvalidReason as error:
            raise FieldWrong("reason", error_text(error).headline) from error
        return self._customer

    def _amount(self, name: str) -> Money:
        try:
            return Money.of(parse_amount(self._text(name) or "0"), self._currency)
        except AmountRefused:
            raise FieldWrong(name, _("Type an amount like 25.")) from None
        except InvalidAmount as error:
            raise FieldWrong(name, error_text(error).headline) from error


def field_for(text: str) -> str:
    """Return which field of a new customer a search was for: ``phone``, ``email`` or ``name``."""
    if "@" in text:
        return "email"
    digits = sum(character.isdigit() for character in text)
    is_number = digits >= _LEAST_DIGITS and not any(character.isalpha() for character in text)
    return "phone" if is_number else "name"


def _known(customer: CustomerSnapshot) -> dict[str, str]:
    personal = customer.personal
    return {
        "name": personal.name,
        "phone": personal.phone,
        "email": personal.email,
        "group": customer.group,
        "note": personal.note,
    }


def _account_note(account: StoreCreditSnapshot, movements: tuple[Movement, ...]) -> str:
    amount = format_amount(abs(account.balance.amount))
    balance = (
        _("{amount} is owed. What is paid of it is put on the account.")
        if account.balance.minor < 0
        else _("{amount} can be spent.")
    )
    return "\n".join(filter(None, (balance.format(amount=amount), movement_texts(movements))))
