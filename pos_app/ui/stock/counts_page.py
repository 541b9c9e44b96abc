"""Counts: the list of them, and a sheet being counted blind."""

from __future__ import annotations

from uuid import UUID

from pos_app.application.stock_queries import CountedSheetLine
from pos_app.ui.formatting import format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.listed import Row
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.differences_page import DifferencesPage
from pos_app.ui.stock.goods import Goods, scanned_goods, typed_goods
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.stock_state import Button, Field, PagePart

_OPEN = "open"


class CountsPage(Page):
    """Begins a count of a department or of all, or goes on with one."""

    def __init__(self, desk: Desk) -> None:
        """List nothing yet."""
        super().__init__(desk)
        self._counts: tuple[tuple[UUID, str, str, str], ...] = ()

    def begin(self) -> None:
        """Read the newest counts."""
        self._counts = self.desk.room.queries.counts()
        if self._counts and not self.chosen:
            self.chosen = str(self._counts[0][0])

    def part(self) -> PagePart:
        """Return the picture of the page."""
        states = {"open": _("Being counted"), "approved": _("Approved"), "cancelled": _("Given up")}
        return PagePart(
            title=_("Counts"),
            rows=tuple(
                row(
                    str(key),
                    number,
                    department or _("The whole store"),
                    states.get(state, state),
                    chosen=self.chosen,
                )
                for key, number, department, state in self._counts
            ),
            nothing=_("Nothing was counted yet."),
            fields=(
                Field(
                    "department",
                    _("Department of a new count"),
                    self.typed.get("department", ""),
                    _("The whole store"),
                ),
            ),
            buttons=(
                Button("new", _("New count"), "plus", is_main=not self._counts),
                Button(
                    "open",
                    _("Go on counting"),
                    "scan-barcode",
                    is_main=bool(self._counts),
                    is_enabled=self._state() == _OPEN,
                ),
                Button(
                    "differences",
                    _("Differences"),
                    "list-filter",
                    is_enabled=bool(self._counts),
                ),
            ),
        )

    def act(self, action: str) -> None:
        """Begin a count, go on with the chosen one, or show its differences."""
        if action == "new":
            count = self.desk.room.counting.start(self.text_of("department"))
            self.chosen = str(count.count_id)
            self.desk.open(SheetPage(self.desk, count.count_id, count.number))
            return
        for key, number, department, state in self._counts:
            if str(key) == self.chosen and action == "open" and state == _OPEN:
                self.desk.open(SheetPage(self.desk, key, number))
            elif str(key) == self.chosen and action == "differences":
                self.desk.open(DifferencesPage(self.desk, (key, number, department, state)))

    def _state(self) -> str:
        return next((each[3] for each in self._counts if str(each[0]) == self.chosen), "")


class SheetPage(Page):
    """Counts blind: what is scanned stands on the sheet at once, and survives a crash."""

    def __init__(self, desk: Desk, count_id: UUID, number: str) -> None:
        """Count on one's own sheet; who has no name goes on with the first, or begins one."""
        super().__init__(desk)
        self._count_id = count_id
        self._number = number
        begun = next(iter(desk.room.queries.sheets(count_id)), _("Shelf"))
        self.typed["sheet"] = desk.who() or begun
        self._code = ""
        self._lines: tuple[CountedSheetLine, ...] = ()

    def begin(self) -> None:
        """Read what stands on the sheet."""
        self._lines = self.desk.room.queries.sheet(self._count_id, self._sheet())

    def part(self) -> PagePart:
        """Return the picture of the page."""
        chosen = self._line()
        fields = [Field("sheet", _("Sheet (who, or where)"), self.typed["sheet"])]
        if chosen is not None:
            fields.append(Field("quantity", _("In all on this sheet"), self.typed["quantity"]))
        return PagePart(
            title=_("Count {number}").format(number=self._number),
            prompt=_("Scan, or type a name or code"),
            search=self._code,
            rows=tuple(map(self._row, self._lines)),
            nothing=_("Scan the first item. Each scan is kept at once."),
            fields=tuple(fields),
            buttons=(
                Button("add", _("Count it"), "plus", is_main=True)
                if self._code.strip()
                else Button(
                    "set",
                    _("Set the number"),
                    "check",
                    is_main=True,
                    is_enabled=chosen is not None,
                ),
            ),
        )

    def search(self, text: str) -> None:
        """Take a code as it is typed; ``3*`` before it counts three."""
        self._code = text

    def edit(self, name: str, text: str) -> None:
        """Take what is typed; another sheet shows what stands there."""
        super().edit(name, text)
        if name == "sheet":
            self.chosen = ""
            self.begin()

    def choose(self, key: str) -> None:
        """Choose a line, and offer its number to be typed over."""
        self.chosen = key
        line = self._line()
        self.typed["quantity"] = "" if line is None else str(line.on_sheet)

    def scan(self, code: str) -> bool:
        """Count what a code names."""
        self._add(scanned_goods(self.desk, code))
        return True

    def _add(self, goods: Goods) -> None:
        line = self.desk.room.counting.scan(
            self._count_id, self._sheet(), goods.product.sku, goods.quantity
        )
        self._code = ""
        self.begin()
        self.choose(str(line.product_id))
        if goods.warning:
            self.desk.warn(goods.warning)

    def act(self, action: str) -> None:
        """Count the typed code, or set the number of the chosen line."""
        line = self._line()
        if action == "add" and self._code.strip():
            typed_goods(self.desk, self._code, self._add)
        elif action == "set" and line is not None:
            quantity = texts.quantity_from(self.text_of("quantity"))
            if quantity.value != line.on_sheet:
                self.desk.room.counting.correct(
                    self._count_id, self._sheet(), line.product_id, quantity
                )
            self.begin()

    def _sheet(self) -> str:
        return self.typed["sheet"].strip() or _("Shelf")

    def _line(self) -> CountedSheetLine | None:
        return next((each for each in self._lines if str(each.product_id) == self.chosen), None)

    def _row(self, line: CountedSheetLine) -> Row:
        return row(
            str(line.product_id),
            line.name,
            line.sku,
            format_quantity(line.on_sheet, line.unit),
            chosen=self.chosen,
        )
