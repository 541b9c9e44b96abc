"""The form in which many products are changed at once, with what it would do to each."""

from __future__ import annotations

from uuid import UUID

from pos_app.application.errors import UnknownCode
from pos_app.application.product_details import BulkChange, BulkEffect
from pos_app.application.product_service import ProductService
from pos_app.domain.errors import InvalidQuantity
from pos_app.ui.errors import error_text
from pos_app.ui.forms import Command, FormField, FormPart, Option
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.products.product_texts import effect_lines
from pos_app.ui.products.typed_fields import FieldWrong, TypedFields

AS_IT_IS = ""
_NONE = "-"
_NO_DEPOSIT = "0"


class BulkForm:
    """What is typed about the products that are marked; empty fields leave them as they are."""

    is_changed = False

    def __init__(self, number: int, marked: tuple[UUID, ...], taxes: tuple[Option, ...]) -> None:
        """Change ``marked``."""
        self.number = number
        self.marked = marked
        self._taxes = taxes
        self._values: dict[str, str] = {}
        self._problems: dict[str, str] = {}
        self._promised: tuple[BulkEffect, ...] | None = None

    def fill(self, name: str, text: str) -> bool:
        """Take what stands in a field now; what was promised is to be asked for again."""
        if self._values.get(name, "") == text:
            return False
        self._values[name] = text
        had_promise, self._promised = self._promised is not None, None
        is_option = name in {"tax", "state"}
        return self._problems.pop(name, None) is not None or had_promise or is_option

    def preview(self, products: ProductService) -> None:
        """Show what would happen, or mark what is wrong.

        Raises:
            DomainError: one of the products cannot become so.
            StorageError: it cannot be read.
        """
        change = self._read()
        if change is not None:
            try:
                self._promised = products.preview_many(self.marked, change)
            except UnknownCode as error:
                self._mark(change, error)

    def apply(self, products: ProductService) -> tuple[BulkEffect, ...] | None:
        """Do it, and return what changed; None when something is wrong.

        Raises:
            DomainError: one of the products cannot become so.
            StorageError: it cannot be stored.
        """
        change = self._read()
        if change is None:
            return None
        try:
            return products.change_many(self.marked, change)
        except UnknownCode as error:
            self._mark(change, error)
            return None

    def part(self) -> FormPart:
        """Return what to draw."""
        count = len(self.marked)
        title = ngettext("Change {count} product", "Change {count} products", count)
        promised = self._promised
        state = (
            Option(AS_IT_IS, _("As it is")),
            Option("retired", _("Retire")),
            Option("sold", _("Restore")),
        )
        fields = [
            FormField("percent", _("Change prices by percent"), *self._typed("percent")),
            FormField("department", _("Department"), *self._typed("department")),
            FormField("low", _("Tell me at so few"), *self._typed("low")),
            FormField(
                "deposit",
                _("Deposit"),
                *self._typed("deposit"),
                hint=_("Its product number, or 0 for none"),
            ),
            FormField("state", _("Sold or not"), *self._typed("state"), options=state),
        ]
        if len(self._taxes) > 1:
            same = Option(AS_IT_IS, _("As it is"))
            store = Option(_NONE, _("As the store"))
            options = (same, store, *(each for each in self._taxes if each.value))
            fields.append(FormField("tax", _("Tax"), *self._typed("tax"), options=options))
        apply = Command("apply", _("Change them"), "check", "Ctrl S", "main")
        preview = Command("preview", _("Preview"), "eye", "Ctrl P", "main")
        lines_title = ""
        if promised is not None:
            will = ngettext("{count} will change", "{count} will change", len(promised))
            lines_title = will.format(count=len(promised))
        return FormPart(
            number=self.number,
            title=title.format(count=count),
            note=_("What you leave empty stays as it is."),
            fields=tuple(fields),
            commands=(
                Command("cancel", _("Cancel"), "x", "Esc"),
                apply if promised else preview,
            ),
            lines_title=lines_title,
            lines=effect_lines(promised or ()),
        )

    def _mark(self, change: BulkChange, error: UnknownCode) -> None:
        if error.code != change.deposit:
            raise error
        self._problems = {"deposit": _("No product that can be a deposit has this number.")}

    def _typed(self, name: str) -> tuple[str, str]:
        return self._values.get(name, ""), self._problems.get(name, "")

    def _read(self) -> BulkChange | None:
        typed = TypedFields(self._values)
        self._problems = {}
        tax, state = typed.text("tax"), typed.text("state")
        try:
            return BulkChange(
                department=typed.text("department") or None,
                price_percent=typed.percent("percent") if typed.text("percent") else None,
                tax_category=None if tax == AS_IT_IS else tax.removeprefix(_NONE),
                low_stock_level=typed.quantity("low") if typed.text("low") else None,
                deposit=_deposit(typed.text("deposit")),
                is_retired=None if state == AS_IT_IS else state == "retired",
            )
        except FieldWrong as wrong:
            self._problems = {wrong.name: wrong.sentence}
        except InvalidQuantity as error:
            self._problems = {"low": error_text(error).headline}
        return None


def _deposit(text: str) -> str | None:
    """Return what is typed as a change: nothing leaves it as it is, 0 takes it away."""
    if not text:
        return None
    return "" if text == _NO_DEPOSIT else text
