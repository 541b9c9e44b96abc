"""Shows how the store taxes and rounds, and changes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from pos_app.application.country_rates import Country
from pos_app.application.errors import ApplicationError, StorageError
from pos_app.application.queries import Department, ProductQueries
from pos_app.application.snapshots import StoreSnapshot
from pos_app.application.store_service import StoreService
from pos_app.application.tax_service import TaxCategorySnapshot, TaxService
from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass
from pos_app.ui.approving import asks_approval
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _
from pos_app.ui.listed import Row, chosen_place
from pos_app.ui.picking import Picking
from pos_app.ui.tax_settings import tax_texts as texts
from pos_app.ui.tax_settings.screen import TaxScreen
from pos_app.ui.tax_settings.tax_state import (
    FormInput,
    FormPart,
    OverviewPart,
    TaxState,
)
from pos_app.ui.tax_settings.typed_rates import blank_form, read_rates, typed_form

_REFUSED = (DomainError, ApplicationError, StorageError)


@dataclass(frozen=True, slots=True)
class _Form:
    """The category being typed; without an id it is a new one."""

    category_id: str
    typed: FormInput


@asks_approval
class TaxPresenter:
    """Answers every intent of the panel; what is listed is read again after each change."""

    def __init__(
        self,
        screen: TaxScreen,
        taxes: TaxService,
        stores: StoreService,
        products: ProductQueries,
        store: StoreSnapshot,
    ) -> None:
        """Draw on ``screen``; ``store`` is how it rounds so far."""
        self._screen = screen
        self._taxes = taxes
        self._stores = stores
        self._products = products
        self._store = store
        self._categories: tuple[TaxCategorySnapshot, ...] = ()
        self._countries: dict[str, Country] = {}
        self._departments: dict[str, Department] = {}
        self._chosen = ""
        self._form: _Form | None = None
        self._pick: Picking | None = None
        self._info = ""
        self._problem = ""

    def open(self) -> None:
        """Begin with the categories, the default one chosen."""
        self._chosen = ""
        self._leave()
        self._attempt(self._read)

    def back(self) -> None:
        """Leave what was begun as it was."""
        self._leave()
        self._draw()

    def choose(self, key: str) -> None:
        """Choose a row of the list in sight."""
        self._say()
        if self._pick is not None:
            self._pick = replace(self._pick, chosen=key)
        else:
            self._chosen = key
        self._draw()

    def move(self, step: int) -> None:
        """Choose the row ``step`` rows down, up for a negative step, stopping at the ends."""
        if self._form is not None:
            return
        rows = self._rows() if self._pick is None else self._pick.rows()
        if rows:
            place = chosen_place(rows)
            target = 0 if place is None else place + step
            self.choose(rows[max(0, min(target, len(rows) - 1))].key)

    def begin_new(self) -> None:
        """Ask for the name and the rates of a new category."""
        self._leave()
        self._form = _Form("", blank_form())
        self._draw()

    def begin_change(self) -> None:
        """Offer the chosen category to be typed over."""
        category = self._category()
        if category is not None:
            self._leave()
            typed = typed_form(category.name, category.rates)
            self._form = _Form(category.category_id, typed)
            self._draw()

    def begin_country(self) -> None:
        """List the countries whose rates are known."""
        self._leave()
        self._countries = {country.code: country for country in self._taxes.countries()}
        self._pick = Picking(
            title=_("Whose rates?"),
            prompt=_("Country"),
            button=_("Use these rates"),
            known=tuple(texts.country_row(each) for each in self._countries.values()),
            promise=self._country_promise,
            take=self._use_country,
        )
        self._draw()

    def begin_department(self) -> None:
        """List the departments, for the chosen category."""
        self._leave()
        self._attempt(self._list_departments)

    def edit(self, typed: FormInput) -> None:
        """Take what is typed into the form."""
        if self._form is not None and typed != self._form.typed:
            self._form = replace(self._form, typed=typed)
            self._problem = ""
            self._draw()

    def search(self, text: str) -> None:
        """List what has ``text`` in it."""
        if self._pick is not None and text != self._pick.search:
            self._say()
            self._pick = self._pick.searched(text)
            self._draw()

    def confirm(self) -> None:
        """Save the form, or take what is chosen; in the overview, change the category."""
        if self._form is not None:
            self._attempt(self._save)
        elif self._pick is not None:
            self._attempt(self._take)
        else:
            self.begin_change()

    def make_default(self) -> None:
        """Tax by the chosen category what has none of its own."""
        self._attempt(self._make_default)

    def round_tax(self, rounding: str) -> None:
        """Round tax on each line or once per receipt."""
        self._attempt(lambda: self._round_tax(rounding))

    def round_cash(self, step: str) -> None:
        """Round cash to whole ``step``, zero for not at all."""
        self._attempt(lambda: self._round_cash(Decimal(step)))

    def _attempt(self, act: Callable[[], None]) -> None:
        self._say()
        try:
            act()
        except _REFUSED as error:
            text = error_text(error)
            self._problem = f"{text.headline} {text.advice}".strip()
        self._draw()

    def _list_departments(self) -> None:
        category = self._category()
        if category is None:
            return
        departments = self._products.departments()
        self._departments = {department.name: department for department in departments}
        self._pick = Picking(
            title=_("Which department is taxed as {category}?").format(category=category.name),
            prompt=_("Department"),
            button=_("Assign"),
            known=tuple(texts.department_row(each) for each in departments),
            promise=self._department_promise,
            take=self._assign,
        )

    def _country_promise(self, code: str) -> str:
        country = self._countries[code]
        return texts.country_promise(self._taxes.categories_of(code), country, self._store)

    def _department_promise(self, name: str) -> str:
        category = self._category()
        if category is None:
            return ""
        return texts.department_promise(self._departments[name], category)

    def _take(self) -> None:
        if self._pick is not None and self._pick.chosen is not None:
            self._pick.take(self._pick.chosen)

    def _save(self) -> None:
        form = self._form
        if form is None:
            return
        rates = read_rates(form.typed)
        if form.category_id:
            category = self._taxes.change(form.category_id, name=form.typed.name, rates=rates)
            said = texts.saved_text(category)
        else:
            category = self._taxes.create(form.typed.name, rates)
            said = texts.made_text(category)
        self._finish(category.category_id, said)

    def _use_country(self, code: str) -> None:
        default = self._taxes.use_country(code)[0]
        self._finish(default.category_id, texts.default_text(default))

    def _assign(self, department: str) -> None:
        category = self._category()
        if category is not None:
            changed = self._taxes.assign(category.category_id, department=department)
            said = texts.assigned_text(changed, department, category)
            self._finish(category.category_id, said)

    def _make_default(self) -> None:
        category = self._category()
        if category is not None:
            said = texts.default_text(self._taxes.set_default(category.category_id))
            self._finish(category.category_id, said)

    def _round_tax(self, rounding: str) -> None:
        self._store = self._stores.set_tax_rounding(rounding)
        self._say(texts.tax_rounded_text(self._store))

    def _round_cash(self, step: Decimal) -> None:
        self._store = self._stores.set_cash_rounding(step)
        self._say(texts.cash_rounded_text(self._store))

    def _finish(self, chosen: str, said: str) -> None:
        self._leave()
        self._chosen = chosen
        self._say(said)
        self._read()

    def _read(self) -> None:
        self._categories = self._taxes.categories()
        if self._categories and self._category() is None:
            self._chosen = self._categories[0].category_id

    def _leave(self) -> None:
        self._form = self._pick = None
        self._say()

    def _say(self, info: str = "") -> None:
        self._info, self._problem = info, ""

    def _category(self) -> TaxCategorySnapshot | None:
        return next((each for each in self._categories if each.category_id == self._chosen), None)

    def _rows(self) -> tuple[Row, ...]:
        return tuple(
            texts.category_row(each, is_chosen=each.category_id == self._chosen)
            for each in self._categories
        )

    def _draw(self) -> None:
        category = self._category()
        self._screen.display(
            TaxState(
                overview=OverviewPart(
                    rows=self._rows(),
                    tax=texts.tax_choices(self._store),
                    cash=texts.cash_choices(self._store),
                    can_make_default=category is not None and not category.is_default,
                ),
                form=None if self._form is None else self._form_part(self._form),
                pick=None if self._pick is None else self._pick.part(_("Nothing found.")),
                info=self._info,
                problem=self._problem,
            )
        )

    def _form_part(self, form: _Form) -> FormPart:
        is_new = not form.category_id
        try:
            rates = read_rates(form.typed)
        except DomainError:
            promise = ""  # it is said when somebody saves, not while the rate is being typed
        else:
            is_taxing = not is_new or not self._categories
            promise = texts.form_promise(rates, is_taxing=is_taxing)
        title = _("New category") if is_new else _("Change rates")
        return FormPart(title, form.typed, promise)
