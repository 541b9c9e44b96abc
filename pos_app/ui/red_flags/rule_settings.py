"""The rules as the sheet shows them, and what was changed in it; knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pos_app.application.red_flag_queries import RuleSetting
from pos_app.application.red_flags.catalogue import KINDS, Parameter, RuleKind
from pos_app.domain.records import dataclass
from pos_app.ui.i18n import _
from pos_app.ui.red_flags.rule_words import words_of


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A number of a rule: what it is, in which unit, and from where to where it goes."""

    name: str
    label: str
    unit: str
    value: str
    bounds: str


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with its switch and its numbers."""

    rule: str
    name: str
    is_on: bool
    parameters: tuple[ParameterRow, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a rule is wanted now; values as they were typed."""

    is_on: bool
    parameters: Mapping[str, str]


def rule_rows(settings: Iterable[RuleSetting]) -> tuple[RuleRow, ...]:
    """Return every rule as it was set, the others as they come, in the order of their marks."""
    known = {setting.rule: setting for setting in settings}
    return tuple(_row(KINDS[code], known.get(code)) for code in sorted(KINDS))


def changed(rows: Iterable[RuleRow], wanted: Mapping[str, Wanted]) -> dict[str, Wanted]:
    """Return what is wanted otherwise than it is."""
    return {
        row.rule: wanted[row.rule]
        for row in rows
        if row.rule in wanted
        and wanted[row.rule]
        != Wanted(row.is_on, {each.name: each.value for each in row.parameters})
    }


def wrong_numbers(rule: str, wanted: Wanted) -> frozenset[str]:
    """Return the names of the numbers that a rule cannot go by."""
    return frozenset(
        each.name
        for each in KINDS[rule].parameters
        if each.parsed(wanted.parameters.get(each.name, "")) is None
    )


def _row(kind: RuleKind, setting: RuleSetting | None) -> RuleRow:
    values = {} if setting is None else setting.parameters
    return RuleRow(
        rule=kind.code,
        name=words_of(kind.code).name,
        is_on=setting is None or setting.is_on,
        parameters=tuple(_parameter(each, values) for each in kind.parameters),
    )


def _parameter(parameter: Parameter, values: Mapping[str, str]) -> ParameterRow:
    label, unit = _labels().get(parameter.name, (parameter.name, ""))
    return ParameterRow(
        name=parameter.name,
        label=label,
        unit=unit,
        value=values.get(parameter.name, str(parameter.default)),
        bounds=_("{least} to {most}").format(least=parameter.least, most=parameter.most),
    )


def _labels() -> dict[str, tuple[str, str]]:
    """Return what each parameter is called, and its unit."""
    return {
        "within_minutes": (_("Within"), _("min")),
        "same_percent": (_("The same products, at least"), "%"),
        "least_products": (_("Products in the cancelled sale, at least"), ""),
        "limit_percent": (_("Limit of a discount"), "%"),
        "from_percent_of_limit": (_("Counts from this part of the limit"), "%"),
        "times": (_("Times in a day, at least"), ""),
        "first_hour": (_("Opens at"), _("h")),
        "last_hour": (_("Closes at"), _("h")),
        "times_the_store": (_("Times the rate of the others"), ""),
        "least_sales": (_("Sales, at least"), ""),
        "days": (_("Days with sales to look back"), _("days")),
        "chance_in": (_("As rare as one in"), ""),
    }
