"""Labels: those that a new price makes due, and whatever is scanned, as a PDF or on a roll."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.errors import InvalidQuantity
from pos_app.domain.records import dataclass
from pos_app.domain.values.quantity import ONE, Unit
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.listed import Choice, Row
from pos_app.ui.printing.label_formats import (
    DOTS_PER_MM,
    FORMATS,
    ROLLS,
    LabelFormat,
    bars_within,
)
from pos_app.ui.reading import Outcome
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.goods import Goods, scanned_goods, typed_goods
from pos_app.ui.stock.label_texts import code_of, label_of, price_of, size_text
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.saving import SHOW, SavedFile
from pos_app.ui.stock.stock_state import Button, Field, PagePart

_OWN = "own"
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
        self._file = SavedFile(desk)
        self.typed = {"size": "60 × 40", "printer": desk.labels.address}
        self._collect()

    def part(self) -> PagePart:
        """Return the picture of the page."""
        count = sum(each.count for each in self._wanted.values())
        return PagePart(
            title=_("Labels"),
            aside=self._count_text(count),
            prompt=_("Scan, or type a name or code"),
            search=self._code,
            rows=tuple(self._row(key, each) for key, each in self._wanted.items()),
            nothing=_("No price has changed. Scan what needs a label."),
            question=_("A4 sheet (columns × rows), or a roll"),
            choices=self._choices(),
            fields=self._fields(),
            note=self._note(),
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
                *self._file.button(),
            ),
        )

    def search(self, text: str) -> None:
        """Take a code as it is typed."""
        self._code = text

    def scan(self, code: str) -> bool:
        """Add a label of what a code names."""
        self._take(Goods(scanned_goods(self.desk, code).product, ONE))
        return True

    def _take(self, goods: Goods) -> None:
        self._add(goods.product, max(1, int(goods.quantity.value)))
        self._code = ""

    def pick(self, value: str) -> None:
        """Choose the sheet or the roll."""
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
            typed_goods(self.desk, self._code, self._take)
        elif action == "remove" and self.chosen in self._wanted:
            del self._wanted[self.chosen]
            self._show(next(reversed(self._wanted), ""))
        elif action == SHOW:
            self._file.show()
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
            label_of(each.product) for each in self._wanted.values() for _copy in range(each.count)
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
            self.desk.warn(said.format(reason=error.strerror or str(error)))
            return
        self.desk.room.labels.note_printed(counts, sheet.name, priced_at)
        self._wanted.clear()
        self.chosen = ""
        self._collect()
        if sheet.is_roll:
            self.desk.say(_("Printed by {printer}.").format(printer=where))
        else:
            self._file.take(Outcome.of(lambda: Path(where)))

    @property
    def _is_roll(self) -> bool:
        return any(each.name == self._format for each in ROLLS)

    def _collect(self) -> None:
        for sku in self.desk.room.queries.due_labels():
            product = self.desk.products.by_code(sku)
            if product is not None:
                self._add(product)
        self._show(next(iter(self._wanted), ""))

    def _add(self, product: ProductSnapshot, count: int = 1) -> None:
        key = str(product.product_id)
        before = self._wanted.get(key)
        self._wanted[key] = (
            _Wanted(product, count)
            if before is None
            else replace(before, count=before.count + count)
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

    @staticmethod
    def _count_text(count: int) -> str:
        said = ngettext("{count} label", "{count} labels", count)
        return said.format(count=format_count(count)) if count else ""

    def _note(self) -> str:
        with suppress(InvalidQuantity):
            sheet = self._sheet()
            dot = 1 / DOTS_PER_MM if sheet.is_roll else 0.0
            bare = sum(
                bars_within(code_of(each.product), sheet.width, dot) is None
                for each in self._wanted.values()
            )
            if bare:
                said = _("Without bars, their code being too long: {bare}.")
                return said.format(bare=format_count(bare))
        return ""

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
        return LabelFormat(size_text(width, height), 0, 0, width, height)

    def _choices(self) -> tuple[Choice, ...]:
        words = {each.name: f"{each.columns} × {each.rows}" for each in FORMATS}
        words[_OWN] = _("Own size")
        rolls = (_("Roll 80 mm"), _("Roll 58 mm"))
        words |= {each.name: width for each, width in zip(ROLLS, rolls, strict=True)}
        return tuple(Choice(name, said, name == self._format) for name, said in words.items())

    def _fields(self) -> tuple[Field, ...]:
        fields = []
        if self.chosen in self._wanted:
            fields.append(
                Field("count", _("How many"), self.typed["count"], is_short=True, goes_on=True)
            )
        if self._format == _OWN:
            fields.append(Field("size", _("Size in mm"), self.typed["size"], is_short=True))
        if self._is_roll:
            printer = self.typed["printer"]
            hint = _("address or /dev/usb/lp0")
            fields.append(Field("printer", _("Printer"), printer, hint, is_short=True))
        return tuple(fields)

    def _row(self, key: str, each: _Wanted) -> Row:
        product = each.product
        detail = f"{price_of(product)} · {code_of(product)}"
        return row(key, product.name, detail, format_count(each.count), chosen=self.chosen)
