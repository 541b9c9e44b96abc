"""Leads the owner from an empty folder to a store with products; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from pos_app.application.errors import ApplicationError, FileRejected, InvalidPin
from pos_app.application.import_ports import AS_GUESSED
from pos_app.application.import_service import ImportService
from pos_app.application.pin_check import require_good_pin
from pos_app.application.product_service import ImportSummary
from pos_app.application.sign_in_service import SignInService
from pos_app.application.snapshots import StoreSnapshot
from pos_app.application.store_service import StoreService
from pos_app.application.tax_service import TaxService
from pos_app.domain.errors import DomainError
from pos_app.ui.errors import error_text
from pos_app.ui.first_start.countries import country_label, find_country, likely_country
from pos_app.ui.first_start.currencies import (
    CurrencyChoice,
    currency_choices,
    find_currency,
    likely_currency,
    prices_usually_include_tax,
)
from pos_app.ui.first_start.first_start_state import Field, FirstStartState, SetUpForm, Step
from pos_app.ui.first_start.sentences import finished_sentence, finished_title
from pos_app.ui.folder_listing import list_folder
from pos_app.ui.i18n import _
from pos_app.ui.long_work import LongWork

_LONGEST_NAME = 80
_SAMPLE_PIN = "2580"
# The sample prices have two decimals, so not every currency could take them.
_SAMPLE_CURRENCY = "USD"


class FirstStartScreen(Protocol):
    """What draws the state."""

    def display(self, state: FirstStartState) -> None:
        """Draw the state."""

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


class FirstStartPresenter:
    """Turns what the owner enters into a store, and a file into its products."""

    def __init__(
        self,
        view: FirstStartScreen,
        *,
        stores: StoreService,
        taxes: TaxService,
        imports: ImportService,
        background: LongWork,
        sample_catalogue: Path,
        opened: Callable[[], None],
        sign_in: SignInService,
        use_shifts: Callable[[], None],
    ) -> None:
        """Call ``opened`` once the store is set up and the owner goes on to sell.

        Whoever set the store up is signed in, and so brings the products in. ``use_shifts`` lets
        the register keep shifts from the first day on.
        """
        self._use_shifts = use_shifts
        self._sign_in = sign_in
        self._view = view
        self._stores = stores
        self._taxes = taxes
        self._imports = imports
        self._background = background
        self._sample_catalogue = sample_catalogue
        self._opened = opened
        self._currencies = currency_choices()
        self._countries = taxes.countries()
        self._is_sample = False
        self._state = FirstStartState(Step.STORE)

    def start(self, locale_name: str) -> None:
        """Show the empty form with the likely currency of ``locale_name`` (``de_CH``)."""
        likely = likely_currency(locale_name)
        chosen = next((choice for choice in self._currencies if choice.code == likely), None)
        country = likely_country(locale_name, self._countries)
        self._view.offer(
            self._currencies,
            chosen.label if chosen else likely,
            countries=tuple(map(country_label, self._countries)),
            country="" if country is None else country_label(country),
            prices_include_tax=prices_usually_include_tax(locale_name),
        )
        self._show(FirstStartState(Step.STORE))

    def ask_for_products(self) -> None:
        """Show where products can come from; also when a store was opened without any."""
        self._show(FirstStartState(Step.PRODUCTS))

    def set_up(self, form: SetUpForm) -> None:
        """Open the store of the form, or say field by field what is missing."""
        currency = find_currency(form.currency, self._currencies)
        country = find_country(form.country, self._countries) if form.country.strip() else None
        problems = _problems(form, currency)
        if form.country.strip() and country is None:
            problems[Field.COUNTRY] = _("Choose a country from the list, or leave this empty.")
        if problems or currency is None:
            self._show(FirstStartState(Step.STORE, problems=problems))
            return
        try:
            store = self._stores.set_up(
                name=form.store_name,
                currency=currency.code,
                prices_include_tax=form.prices_include_tax,
                owner_name=form.owner_name,
                owner_pin=form.pin,
                has_sign_in=form.has_sign_in,
            )
            self._work_as_owner(store, form.pin)
            if country is not None:
                self._taxes.use_country(country.code)
            if form.uses_shifts:
                self._use_shifts()
        except (DomainError, ApplicationError) as error:
            self._show(FirstStartState(Step.STORE, notice=str(error_text(error))))
            return
        self.ask_for_products()

    def open_sample_store(self) -> None:
        """Set up a store to try things out in, with a catalogue of a small grocery."""
        try:
            store = self._stores.set_up(
                name="Maple & Main Grocery",
                currency=_SAMPLE_CURRENCY,
                prices_include_tax=True,
                owner_name="Ines Duarte",
                owner_pin=_SAMPLE_PIN,
            )
            self._work_as_owner(store, _SAMPLE_PIN)
        except (DomainError, ApplicationError) as error:
            self._show(FirstStartState(Step.STORE, notice=str(error_text(error))))
            return
        self._is_sample = True
        self.take_sample_products()

    def _work_as_owner(self, store: StoreSnapshot, pin: str) -> None:
        if store.has_sign_in:
            self._sign_in.sign_in(store.owner_id, pin)

    def take_sample_products(self) -> None:
        """Bring in the sample catalogue."""
        self.take_file(self._sample_catalogue)

    def pick_file(self) -> None:
        """Show the files of the owner's home folder."""
        self.open_folder(Path.home())

    def open_folder(self, folder: Path) -> None:
        """Show what is in ``folder``, or say why it cannot be read."""
        try:
            files = list_folder(folder)
        except OSError:
            notice = _("This folder cannot be opened. Choose another one.")
            self._show(replace(self._state, step=Step.FILES, notice=notice))
            return
        self._show(FirstStartState(Step.FILES, files=files))

    def take_file(self, path: Path) -> None:
        """Begin to import ``path``; the screen shows how far it is."""
        self._show(FirstStartState(Step.IMPORTING, file_path=path))
        self._background.start(
            partial(self._imports.run, path, AS_GUESSED),
            progressed=self.import_progressed,
            done=self.import_done,
            failed=self.import_failed,
            cancelled=self.import_cancelled,
        )

    def cancel_import(self) -> None:
        """Stop the import; nothing of the file stays."""
        self._background.cancel()

    def import_progressed(self, done: int, of: int) -> None:
        """Show how far the import is; ``done`` is 0 while rows are checked."""
        if self._state.step is Step.IMPORTING:
            self._show(replace(self._state, done=done, of=of))

    def import_done(self, summary: ImportSummary) -> None:
        """Say what came in."""
        sample_pin = _SAMPLE_PIN if self._is_sample else None
        self._show(
            FirstStartState(
                Step.READY,
                title=finished_title(summary),
                sentence=finished_sentence(summary, sample_pin),
            )
        )

    def import_failed(self, error: BaseException) -> None:
        """Say what is wrong with the file, row by row where that helps."""
        if isinstance(error, FileRejected):
            text = error_text(error)
            self._show(
                FirstStartState(
                    Step.REJECTED,
                    file_path=self._state.file_path,
                    title=text.headline,
                    sentence=text.advice,
                    rows=error.problems,
                    row_problem_count=error.problem_count,
                )
            )
            return
        if isinstance(error, DomainError | ApplicationError):
            self._show(FirstStartState(Step.PRODUCTS, notice=str(error_text(error))))
            return
        self._show(FirstStartState(Step.PRODUCTS, notice=_("The import stopped. Try it again.")))
        raise error

    def import_cancelled(self) -> None:
        """Go back to the choice; the catalogue is as it was."""
        notice = _("The import was stopped. Nothing was taken over.")
        self._show(FirstStartState(Step.PRODUCTS, notice=notice))

    def retry_file(self) -> None:
        """Import the refused file again, after its rows were corrected."""
        if self._state.file_path is not None:
            self.take_file(self._state.file_path)

    def go_back(self) -> None:
        """Leave the list of files or the refused file."""
        if self._state.step in {Step.FILES, Step.REJECTED}:
            self.ask_for_products()

    def start_selling(self) -> None:
        """Leave the first start for good."""
        if self._state.step in {Step.PRODUCTS, Step.READY}:
            self._opened()

    def _show(self, state: FirstStartState) -> None:
        self._state = state
        self._view.display(state)


def _problems(form: SetUpForm, currency: CurrencyChoice | None) -> dict[Field, str]:
    problems: dict[Field, str] = {}
    if not 1 <= len(" ".join(form.store_name.split())) <= _LONGEST_NAME:
        problems[Field.STORE_NAME] = _("Enter the name that receipts show, up to 80 letters.")
    if currency is None:
        problems[Field.CURRENCY] = _("Choose a currency from the list.")
    if not 1 <= len(" ".join(form.owner_name.split())) <= _LONGEST_NAME:
        problems[Field.OWNER_NAME] = _("Enter your name, up to 80 letters.")
    try:
        require_good_pin(form.pin)
    except InvalidPin as error:
        problems[Field.PIN] = str(error_text(error))
    else:
        if form.pin != form.pin_again:
            problems[Field.PIN_AGAIN] = _("The two PINs differ. Enter the second one again.")
    return problems
