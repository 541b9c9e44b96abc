"""Labels: those that a new price makes due, and whatever is scanned, as a PDF or on a roll."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from uuid import UUID

from pos_app.application.errors import UnknownCode
from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.errors import InvalidQuantity
from pos_app.domain.values.quantity import Unit
from pos_app.ui.formatting import PIECE, format_amount, format_count
from pos_app.ui.i18n import _
from pos_app.ui.listed import Choice, Row
from pos_app.ui.printing.label_formats import (
    DOTS_PER_MM,
    FORMATS,
    ROLLS,
    Label,
    LabelFormat,
    bars_within,
)
from pos_app.ui.reading import Outcome
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.stock_state import Button, Field, PagePart

_OWN = "own"
_SHEETS, _ROLL = "sheets", "roll"
_SMALLEST_MM, _LARGEST_MM = 20.0, 200.0
# So many are drawn in a second or two on a slow machine; more make another file.
_MOST_AT_ONCE = 400
_BETWEEN = re.compile("[x×*]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Wanted:
    product: ProductSnapshot
    count: int


class LabelsPage(Page):
    """Collects labels until they are printed; what was due is done then."""

    def __init__(self, desk: Desk) -> None:
        """Begin with what is due."""
        super().__init__(desk)
        self._wanted: dict[str, _Wanted] = {}
        self._code = ""
        self._format = FORMATS[0].name
        self._is_printing = False
        self.typed = {"size": "60 × 40", "printer": desk.labels.address}
        self._collect()

    def part(self) -> PagePart:
        """Return the picture of the page."""
        count = sum(each.count for each in self._wanted.values())
        return PagePart(
            title=_("Labels"),
            prompt=_("Scan or type a code"),
            search=self._code,
            rows=tuple(self._row(key, each) for key, each in self._wanted.items()),
            nothing=_("No price has changed. Scan what needs a label."),
            tabs_question=_("Print on"),
            tabs=(
                Choice(_SHEETS, _("A4 sheets"), not self._is_roll),
                Choice(_ROLL, _("A roll"), self._is_roll),
            ),
            question=_("Width of the paper") if self._is_roll else _("A4 sheet"),
            choices=self._choices(),
            fields=self._fields(),
            note=self._note(count),
            buttons=(
                Button("remove", _("Remove"), "trash-2", is_enabled=self.chosen in self._wanted),
                Button("add", _("Add"), "plus", is_main=True)
                if self._code.strip()
                else Button(
                    "make",
                    _("Print") if self._is_roll else _("Make the PDF"),
                    "printer",
                    is_main=True,
                    is_enabled=count > 0 and not self._is_printing,
                ),
            ),
        )

    def search(self, text: str) -> None:
        """Take a code as it is typed."""
        self._code = text

    def scan(self, code: str) -> bool:
        """Add a label of what a code names."""
        self._add(code.strip())
        self._code = ""
        return True

    def turn(self, value: str) -> None:
        """Print on sheets, or on a roll."""
        self._format = ROLLS[0].name if value == _ROLL else FORMATS[0].name

    def pick(self, value: str) -> None:
        """Choose the sheet."""
        self._format = value

    def choose(self, key: str) -> None:
        """Choose a product, and offer its number of labels to be typed over.

        Raises:
            InvalidQuantity: what is typed for the one before is no number.
        """
        self._keep_count()
        self._show(key)

    def edit(self, name: str, text: str) -> None:
        """Take what is typed; the product shows its number as soon as it is one."""
        super().edit(name, text)
        with suppress(InvalidQuantity):
            self._keep_count()

    def act(self, action: str) -> None:
        """Add, remove, or write the labels."""
        if action == "add":
            self.scan(self._code)
        elif action == "remove" and self.chosen in self._wanted:
            del self._wanted[self.chosen]
            self._show(next(reversed(self._wanted), ""))
        elif action == "make":
            self._keep_count()
            self._make()

    def _make(self) -> None:
        count = sum(each.count for each in self._wanted.values())
        if count > _MOST_AT_ONCE:
            raise InvalidQuantity(text=str(count), reason="too many labels")
        sheet = self._sheet()
        priced_at = self.desk.now()
        for key, each in self._wanted.items():
            product = self.desk.products.by_code(each.product.sku) or each.product
            self._wanted[key] = replace(each, product=product)
        labels = [
            _label(each.product) for each in self._wanted.values() for _copy in range(each.count)
        ]
        self.desk.room.labels.begin()
        counts = {UUID(key): each.count for key, each in self._wanted.items()}
        self._is_printing = True
        self.desk.say(_("Printing …"))
        self.desk.later(
            "labels",
            partial(self.desk.labels.print, labels, sheet, self.text_of("printer")),
            partial(self._printed, counts, sheet, priced_at),
        )

    def _printed(
        self,
        counts: dict[UUID, int],
        sheet: LabelFormat,
        priced_at: datetime,
        outcome: Outcome[str],
    ) -> None:
        self._is_printing = False
        try:
            where = outcome.get()
        except OSError as error:
            said = _(
                "The labels could not be printed: {reason}. Selling goes on. Look at the printer."
            )
            if not sheet.is_roll:
                said = _(
                    "The labels could not be saved: {reason}. Selling goes on. Look at the disk,"
                    " then try again."
                )
            self.desk.say(said.format(reason=error.strerror or str(error)))
            return
        self.desk.room.labels.note_printed(counts, sheet.name, priced_at)
        self._wanted.clear()
        self.chosen = ""
        self._collect()
        done = _("Printed by {printer}.") if sheet.is_roll else _("Saved as {printer}.")
        self.desk.say(done.format(printer=where))

    @property
    def _is_roll(self) -> bool:
        return any(each.name == self._format for each in ROLLS)

    def _collect(self) -> None:
        for sku in self.desk.room.queries.due_labels():
            self._add(sku)
        self._show(next(iter(self._wanted), ""))

    def _add(self, code: str) -> None:
        product = self.desk.products.by_code(code)
        if product is None:
            raise UnknownCode(code=code)
        key = str(product.product_id)
        before = self._wanted.get(key)
        self._wanted[key] = (
            _Wanted(product, 1) if before is None else replace(before, count=before.count + 1)
        )
        self._show(key)

    def _show(self, key: str) -> None:
        self.chosen = key
        self.typed["count"] = str(self._wanted[key].count) if key else ""

    def _keep_count(self) -> None:
        each = self._wanted.get(self.chosen)
        if each is not None:
            wanted = texts.quantity_from(self.text_of("count"))
            wanted.require_sellable(Unit.PIECE)
            self._wanted[self.chosen] = replace(each, count=int(wanted.value))

    def _note(self, count: int) -> str:
        with suppress(InvalidQuantity):
            sheet = self._sheet()
            dot = 1 / DOTS_PER_MM if sheet.is_roll else 0.0
            bare = sum(
                bars_within(_code(each.product), sheet.width, dot) is None
                for each in self._wanted.values()
            )
            if bare:
                said = _("{count} labels. Without bars, their code being too long: {bare}.")
                return said.format(count=format_count(count), bare=format_count(bare))
        return _("{count} labels.").format(count=format_count(count)) if count else ""

    def _sheet(self) -> LabelFormat:
        if self._format != _OWN:
            return next(each for each in (*FORMATS, *ROLLS) if each.name == self._format)
        text = self.text_of("size")
        try:
            width, height = (float(part.replace(",", ".")) for part in _BETWEEN.split(text))
        except ValueError:
            raise InvalidQuantity(text=text, reason="no size of a label") from None
        if not all(_SMALLEST_MM <= size <= _LARGEST_MM for size in (width, height)):
            raise InvalidQuantity(text=text, reason="no size of a label")
        return LabelFormat(_size(width, height), 0, 0, width, height)

    def _choices(self) -> tuple[Choice, ...]:
        if self._is_roll:
            widths = (_("80 mm, shelf"), _("58 mm, product"))
            return tuple(
                Choice(each.name, words, each.name == self._format)
                for each, words in zip(ROLLS, widths, strict=True)
            )
        formats = tuple(
            Choice(each.name, f"{each.columns} × {each.rows}", each.name == self._format)
            for each in FORMATS
        )
        return (*formats, Choice(_OWN, _("Own"), self._format == _OWN))

    def _fields(self) -> tuple[Field, ...]:
        fields = []
        if self.chosen in self._wanted:
            fields.append(Field("count", _("How many"), self.typed["count"], is_short=True))
        if self._format == _OWN:
            fields.append(Field("size", _("Size in mm"), self.typed["size"], is_short=True))
        if self._is_roll:
            printer = self.typed["printer"]
            hint = _("address or /dev/usb/lp0")
            fields.append(Field("printer", _("Printer"), printer, hint, is_short=True))
        return tuple(fields)

    def _row(self, key: str, each: _Wanted) -> Row:
        product = each.product
        detail = f"{_price(product)} · {_code(product)}"
        return row(key, product.name, detail, format_count(each.count), chosen=self.chosen)


def _code(product: ProductSnapshot) -> str:
    return product.gtins[0] if product.gtins else product.sku


def _price(product: ProductSnapshot) -> str:
    price = format_amount(product.price)
    if product.unit == PIECE:
        return price
    return _("{price} per {unit}").format(price=price, unit=product.unit)


def _label(product: ProductSnapshot) -> Label:
    price = "" if product.is_open_price else _price(product)
    return Label(product.name, price, _code(product))


def _size(width: float, height: float) -> str:
    return _("{width} × {height} mm").format(width=f"{width:g}", height=f"{height:g}")
