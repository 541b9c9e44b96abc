"""Finds customers while somebody types, and chooses, adds, corrects and erases one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from pos_app.application.customer_queries import CustomerSnapshot
from pos_app.application.errors import ApplicationError, StorageError
from pos_app.domain.errors import DomainError
from pos_app.ui.approving import asks_approval
from pos_app.ui.customers.customer_book import CustomerBook
from pos_app.ui.customers.customer_forms import AccountForm, DetailsForm, Form
from pos_app.ui.customers.customer_state import CustomerCard, CustomerState
from pos_app.ui.customers.customer_texts import customer_card, found_row, nobody
from pos_app.ui.customers.screen import CustomerScreen
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _

_MOST_FOUND = 30
_LAST_ORDERS = 5


@asks_approval
class CustomersPresenter:
    """Answers every intent of the panel; the customer of the sale is shown while none is sought."""

    def __init__(
        self, screen: CustomerScreen, book: CustomerBook, on_sale: Callable[[], UUID | None]
    ) -> None:
        """Draw on ``screen``; ``on_sale`` says whom the sale at hand is for."""
        self._screen = screen
        self._book = book
        self._on_sale = on_sale
        self._text = ""
        self._found: tuple[CustomerSnapshot, ...] = ()
        self._has_more = False
        self._selected: CustomerSnapshot | None = None
        self._card: CustomerCard | None = None
        self._is_sure = False
        self._problem = ""
        self._form: Form | None = None
        self._forms = 0

    def open(self) -> None:
        """Begin with the customer of the sale, or with nobody."""
        self._form = None
        self.type("")

    def refresh(self) -> None:
        """Read again what is shown: somebody may have bought or been changed meanwhile."""
        self._read()
        self._draw()

    def type(self, text: str) -> None:
        """Find who is meant by what stands in the field now; the first one is selected."""
        self._text, self._selected = text.strip(), None
        self._is_sure, self._problem = False, ""
        self._read()
        self._draw()

    def select(self, customer_id: UUID) -> None:
        """Look at somebody who was found."""
        chosen = next((each for each in self._found if each.customer_id == customer_id), None)
        if chosen is not None:
            self._selected = chosen
            self._is_sure, self._problem = False, ""
            self.refresh()

    def move(self, step: int) -> None:
        """Look at who is ``step`` rows down, up for a negative step, stopping at the ends."""
        place = self._place()
        if place is not None:
            wanted = max(0, min(place + step, len(self._found) - 1))
            self.select(self._found[wanted].customer_id)

    def enter(self) -> None:
        """Sell to who is selected; when nobody was found, begin a new customer."""
        if self._form is not None:
            self.save()
        elif self._selected is not None:
            self._screen.hand_over(self._selected)
        elif self._text:
            self.begin_new()

    def take_off(self) -> None:
        """Sell to nobody in particular, if the sale is for somebody."""
        if self._on_sale() is not None:
            self._screen.hand_over(None)

    def begin_new(self) -> None:
        """Open the form for a new customer, with what was typed where it belongs."""
        typed = "" if self._found else self._text
        self._open_form(partial(DetailsForm, self._book.customers, None, typed))

    def begin_edit(self) -> None:
        """Open the form with what is known of who is selected."""
        if self._selected is not None:
            self._open_form(partial(DetailsForm, self._book.customers, self._selected))

    def begin_account(self) -> None:
        """Open the form with the account of who is selected."""
        if self._selected is not None:
            self._open_form(partial(AccountForm, self._book.credits, self._selected))

    def fill(self, name: str, text: str) -> None:
        """Take what stands in a field of the form now."""
        if self._form is not None and self._form.fill(name, text):
            self._draw()

    def save(self) -> None:
        """Keep what the form says; a new customer is sold to at once."""
        form = self._form
        if form is None:
            return
        self._problem = ""
        try:
            saved = form.save()
        except (DomainError, ApplicationError, StorageError) as error:
            self._problem = _sentence(error)
        else:
            if saved is not None:
                self._form = None
                if form.is_new or (form.is_of_the_sale and saved.customer_id == self._on_sale()):
                    # The group may be another one, and with it the prices.
                    self._screen.hand_over(saved)
                    return
                self._selected, self._text = saved, saved.personal.name
                self._read()
        self._draw()

    def erase(self) -> None:
        """Erase the personal data of who is selected; the first press only asks whether to."""
        customer = self._selected
        if customer is None or self._form is not None:
            return
        self._problem = ""
        if not self._is_sure:
            self._is_sure = True
            self._draw()
            return
        self._is_sure = False
        is_on_sale = customer.customer_id == self._on_sale()
        try:
            self._book.customers.erase(customer.customer_id)
        except (DomainError, ApplicationError, StorageError) as error:
            self._problem = _sentence(error)
        else:
            self._selected = None
            if is_on_sale:
                self.take_off()
                return
            self._read()
        self._draw()

    def back(self) -> None:
        """Leave the form, take a question back, or close."""
        if self._form is not None:
            self._form, self._problem = None, ""
        elif self._is_sure:
            self._is_sure = False
        else:
            self._screen.leave()
            return
        self._draw()

    def _open_form(self, make: Callable[[], Form]) -> None:
        if self._form is not None:
            return
        self._problem, self._is_sure = "", False
        try:
            self._form = make()
            self._forms += 1
        except (DomainError, ApplicationError, StorageError) as error:
            self._problem = _sentence(error)
        self._draw()

    def _read(self) -> None:
        try:
            self._find()
            self._card = None if self._selected is None else self._card_of(self._selected)
        except (DomainError, ApplicationError, StorageError) as error:
            self._problem = _sentence(error)

    def _find(self) -> None:
        queries, on_sale = self._book.queries, self._on_sale()
        if self._text:
            page = queries.find(self._text, _MOST_FOUND)
            self._found, self._has_more = page.customers, page.next_key is not None
        else:
            mine = None if on_sale is None else queries.by_id(on_sale)
            self._found = () if mine is None or mine.is_erased else (mine,)
            self._has_more = False
        wanted = None if self._selected is None else self._selected.customer_id
        first = self._found[0] if self._found else None
        self._selected = next((each for each in self._found if each.customer_id == wanted), first)

    def _card_of(self, customer: CustomerSnapshot) -> CustomerCard:
        customer_id = customer.customer_id
        return customer_card(
            customer,
            self._book.credits.of_customer(customer_id),
            self._book.orders.of_customer(customer_id, _LAST_ORDERS),
            is_on_sale=customer_id == self._on_sale(),
        )

    def _place(self) -> int | None:
        wanted = None if self._selected is None else self._selected.customer_id
        return next((n for n, each in enumerate(self._found) if each.customer_id == wanted), None)

    def _draw(self) -> None:
        self._screen.display(
            CustomerState(
                text=self._text,
                rows=tuple(map(found_row, self._found)) if self._text else (),
                selected=self._place() if self._text else None,
                card=self._card,
                empty=("", "") if self._found else nobody(self._text),
                form=None if self._form is None else self._form.part(self._forms),
                problem=self._problem,
                info=_("There are more. Type more of the name.") if self._has_more else "",
                is_sure=self._is_sure,
            )
        )


def _sentence(error: Exception) -> str:
    text = error_text(error)
    return f"{text.headline} {text.advice}".strip()
