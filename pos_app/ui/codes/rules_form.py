"""The form in which the store's rules of barcodes are changed; a code can be tried before."""

from __future__ import annotations

import re
from dataclasses import replace

from pos_app.domain.aggregates.barcode_rules.barcode_rules import Answer, RuleSet
from pos_app.domain.aggregates.barcode_rules.errors import InvalidBarcodeRule
from pos_app.ui.errors import error_text
from pos_app.ui.forms import Command, FormField, FormPart, Option
from pos_app.ui.i18n import _

_YES, _NO = "yes", "no"
_BETWEEN = re.compile(r"[\s,;]+")


class RulesForm:
    """What is typed about the rules; nothing is kept before it is saved."""

    def __init__(self, number: int, rules: RuleSet) -> None:
        """Begin with the rules of the moment."""
        self._number = number
        self._values = _values(rules)
        self._saved = dict(self._values)
        self._problems: dict[str, str] = {}
        self.trial = ""

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._values != self._saved

    def fill(self, name: str, text: str) -> None:
        """Take what stands in a field now."""
        if name == "trial":
            self.trial = text
        else:
            self._values[name] = text
            self._problems.pop(name, None)

    def rules(self) -> RuleSet | None:
        """Return what was typed as rules, or mark what cannot be."""
        values = self._values
        typed = RuleSet(
            weight_prefixes=_parts(values["weight"]),
            price_prefixes=_parts(values["price"]),
            item_digits=int(values["digits"]),
            has_value_check=values["check"] == _YES,
            on_expired=values["expired"],
            on_recalled=values["recalled"],
            recalled_lots=tuple(each.strip() for each in values["lots"].split(",") if each.strip()),
        )
        try:
            return typed.checked()
        except InvalidBarcodeRule as wrong:
            self._problems = {self._field_of(wrong): error_text(wrong).headline}
            return None

    def saved(self, rules: RuleSet) -> None:
        """Take note that the rules are kept."""
        self._values = _values(rules)
        self._saved = dict(self._values)

    def part(self) -> FormPart:
        """Return what to draw."""
        digits = tuple(Option(str(count), str(count)) for count in (4, 5, 6))
        answers = (
            Option(Answer.SELL.value, _("Sell")),
            Option(Answer.WARN.value, _("Warn")),
            Option(Answer.REFUSE.value, _("Refuse")),
        )
        yes_or_no = (Option(_NO, _("No")), Option(_YES, _("Yes")))
        hint = _("Like 21 23; of 02 and 20 to 29")
        fields = (
            self._field("weight", _("Weight codes begin with"), hint),
            self._field("price", _("Price codes begin with"), hint),
            replace(self._field("digits", _("Digits of the product's number")), options=digits),
            replace(
                self._field("check", _("A digit checks the weight or price")), options=yes_or_no
            ),
            replace(self._field("expired", _("Goods past their date")), options=answers),
            replace(self._field("recalled", _("Goods of a recalled lot")), options=answers),
            replace(
                self._field("lots", _("Recalled lots"), _("One after the other, with commas")),
                is_wide=True,
            ),
            FormField(
                "trial",
                _("Try a code by these rules, before you save them"),
                self.trial,
                hint=_("Type or scan it"),
                is_wide=True,
            ),
        )
        save = Command("save", _("Save"), "check", "Ctrl S", "main")
        return FormPart(
            number=self._number,
            title=_("Barcode rules of the store"),
            note=_("A code of 13 digits: prefix, product, weight in grams or price, check digit."),
            fields=fields,
            commands=(Command("undo", _("As before"), "undo-2"), save),
        )

    def _field(self, name: str, label: str, hint: str = "") -> FormField:
        return FormField(name, label, self._values[name], self._problems.get(name, ""), hint)

    def _field_of(self, wrong: InvalidBarcodeRule) -> str:
        if wrong.name == "lot":
            return "lots"
        return "weight" if wrong.value in _parts(self._values["weight"]) else "price"


def _parts(text: str) -> tuple[str, ...]:
    return tuple(each for each in _BETWEEN.split(text.strip()) if each)


def _values(rules: RuleSet) -> dict[str, str]:
    return {
        "weight": " ".join(rules.weight_prefixes),
        "price": " ".join(rules.price_prefixes),
        "digits": str(rules.item_digits),
        "check": _YES if rules.has_value_check else _NO,
        "expired": rules.on_expired,
        "recalled": rules.on_recalled,
        "lots": ", ".join(rules.recalled_lots),
    }
