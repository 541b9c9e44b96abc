"""Writes taxes and rounding as the texts that the panel shows."""

from __future__ import annotations

from decimal import Decimal

from pos_app.application.country_rates import Country, CountryCategory
from pos_app.application.queries import Department
from pos_app.application.snapshots import StoreSnapshot
from pos_app.application.tax_service import TaxCategorySnapshot
from pos_app.domain.values.tax import TaxRates, TaxRounding
from pos_app.ui.formatting import format_amount, format_count
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.listed import Choice, Row

_COIN_STEPS = (Decimal("0.05"), Decimal("0.10"), Decimal(1))
_STEPS_WITHOUT_COINS = (Decimal(5), Decimal(10))


def rates_text(rates: TaxRates) -> str:
    """Return ``VAT 20 %`` that never breaks before its sign, several with commas, or "No tax"."""
    if not rates:
        return _("No tax")
    percents = _("{name} {percent}\N{NO-BREAK SPACE}%")
    return ", ".join(
        percents.format(name=rate.name, percent=format_amount(rate.percent)) for rate in rates
    )


def category_row(category: TaxCategorySnapshot, *, is_chosen: bool) -> Row:
    """Return the row of a category."""
    mark = _("Default") if category.is_default else ""
    return _row(
        category.category_id, category.name, rates_text(category.rates), mark, is_chosen=is_chosen
    )


def country_row(country: Country) -> Row:
    """Return the row of a country."""
    return _row(country.code, country.name, "", f"{country.code} · {country.currency}")


def department_row(department: Department) -> Row:
    """Return the row of a department."""
    count = ngettext("{count} product", "{count} products", department.product_count)
    mark = count.format(count=format_count(department.product_count))
    return _row(department.name, department_name(department.name), "", mark)


def department_name(name: str) -> str:
    """Return the name, and words for products without a department."""
    return name or _("No department")


def tax_choices(store: StoreSnapshot) -> tuple[Choice, ...]:
    """Return where tax can be rounded."""
    labels = {TaxRounding.LINE: _("On each line"), TaxRounding.RECEIPT: _("Once per receipt")}
    return tuple(
        Choice(rounding.value, label, rounding.value == store.tax_rounding)
        for rounding, label in labels.items()
    )


def cash_choices(store: StoreSnapshot) -> tuple[Choice, ...]:
    """Return the steps that fit the currency, and the one of the store whatever it is."""
    fitting = _COIN_STEPS if store.decimals else _STEPS_WITHOUT_COINS
    steps = {step for step in fitting if step == round(step, store.decimals)}
    return tuple(
        Choice(
            str(step),
            format_amount(step, store.decimals) if step else _("None"),
            step == store.cash_rounding,
        )
        for step in sorted(steps | {Decimal(0), store.cash_rounding})
    )


def country_promise(
    categories: tuple[CountryCategory, ...], country: Country, store: StoreSnapshot
) -> str:
    """Return what taking a country over will do; its first category becomes the default."""
    first, *others = categories
    sentences = [_from_now_on(first.rates)]
    if others:
        names = ", ".join(each.name for each in others)
        sentences.append(_("To assign: {names}.").format(names=names))
    if country.currency != store.currency:
        sentences.append(
            _("Its currency is {theirs}, this store's stays {ours}.").format(
                theirs=country.currency, ours=store.currency
            )
        )
    return " ".join(sentences)


def form_promise(rates: TaxRates, *, is_taxing: bool) -> str:
    """Return what saving will do; a new category taxes nothing before it is assigned."""
    if is_taxing:
        return _from_now_on(rates)
    return _("Taxes nothing before you assign it: {rates}.").format(rates=rates_text(rates))


def department_promise(department: Department, category: TaxCategorySnapshot) -> str:
    """Return what assigning a department will do."""
    said = ngettext(
        "From the next scan on, {count} product of {department}: {rates}.",
        "From the next scan on, all {count} products of {department}: {rates}.",
        department.product_count,
    )
    return said.format(
        count=format_count(department.product_count),
        department=department_name(department.name),
        rates=rates_text(category.rates),
    )


def saved_text(category: TaxCategorySnapshot) -> str:
    """Return what the category does now."""
    return _("From the next scan on, {name}: {rates}.").format(
        name=category.name, rates=rates_text(category.rates)
    )


def made_text(category: TaxCategorySnapshot) -> str:
    """Return what a new category does."""
    if category.is_default:
        return default_text(category)
    return _("{name} is there. Assign a department to it.").format(name=category.name)


def default_text(category: TaxCategorySnapshot) -> str:
    """Return what the default category does."""
    return _("From the next scan on, what has no category of its own: {rates}.").format(
        rates=rates_text(category.rates)
    )


def assigned_text(changed: int, department: str, category: TaxCategorySnapshot) -> str:
    """Return how many products are taxed otherwise."""
    name = department_name(department)
    if not changed:
        return _("All of {department} was taxed as {category} already.").format(
            department=name, category=category.name
        )
    return ngettext(
        "{count} product of {department} is taxed as {category} from the next scan on.",
        "{count} products of {department} are taxed as {category} from the next scan on.",
        changed,
    ).format(count=format_count(changed), department=name, category=category.name)


def tax_rounded_text(store: StoreSnapshot) -> str:
    """Return how tax is rounded."""
    if store.tax_rounding == TaxRounding.LINE:
        return _("From the next sale on, tax is rounded on each line.")
    return _("From the next sale on, tax is rounded once per receipt.")


def cash_rounded_text(store: StoreSnapshot) -> str:
    """Return how cash is rounded."""
    if not store.cash_rounding:
        return _("From the next payment on, cash is not rounded.")
    return _("From the next payment on, cash is rounded to {step}.").format(
        step=format_amount(store.cash_rounding, store.decimals)
    )


def _from_now_on(rates: TaxRates) -> str:
    return _("From the next scan on: {rates}.").format(rates=rates_text(rates))


def _row(key: str, title: str, detail: str, mark: str, *, is_chosen: bool = False) -> Row:
    spoken = ", ".join(part for part in (title, detail, mark) if part)
    return Row(key, title, detail, mark, spoken, is_chosen)
