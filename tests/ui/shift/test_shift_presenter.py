"""The screen of shifts leads through float, cash, count, comparison and Z report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import Till
from pos_app.ui.shift.presenter import ShiftPresenter
from pos_app.ui.shift.shift_state import Page, ShiftState
from tests.stores import a_till, sell, stocked


@dataclass
class Recorder:
    """Stands in for the view."""

    states: list[ShiftState] = field(default_factory=list)
    left: int = 0
    opened: list[Path] = field(default_factory=list)

    def open_file(self, path: Path) -> None:
        self.opened.append(path)

    def display(self, state: ShiftState) -> None:
        self.states.append(state)

    def leave(self) -> None:
        self.left += 1

    @property
    def now(self) -> ShiftState:
        return self.states[-1]


@dataclass
class Desk:
    """A till with the presenter that works on it."""

    till: Till
    screen: Recorder
    shift: ShiftPresenter

    def count_one_amount(self, amount: str) -> None:
        self.shift.type("loose", amount)
        self.shift.act("main")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_till(tmp_path / "shop", started=True) as till:
        stocked(till, "Milk", price="1.20")
        assert till.store is not None
        screen = Recorder()
        yield Desk(
            till,
            screen,
            ShiftPresenter(screen, till.shifts, till.store, till.data_dir / "receipts"),
        )


def opened(desk: Desk, amount: str = "100") -> None:
    desk.shift.open(Page.OPEN)
    desk.count_one_amount(amount)


def test_without_a_shift_the_close_key_opens_one(desk: Desk) -> None:
    desk.shift.open(Page.COUNT)
    assert (desk.screen.now.page, desk.screen.now.title) == (Page.OPEN, "Open a shift")


def test_the_float_is_counted_by_pieces(desk: Desk) -> None:
    desk.shift.open(Page.OPEN)
    desk.shift.choose("row", "20.00")
    for key in ("1", "2", "Backspace", "Enter", "5"):
        desk.shift.press(key)
    rail = desk.screen.now.rail
    assert rail is not None
    assert (rail.total, rail.note, rail.can) == ("70.00", "8 of 10 left to count", False)
    desk.shift.act("main")
    assert desk.till.shifts.commands.current() is None


def test_one_amount_is_enough(desk: Desk) -> None:
    opened(desk, "150.50")
    shift = desk.till.shifts.commands.current()
    assert shift is not None
    assert (shift.opening_float, desk.screen.left) == (Decimal("150.50"), 1)


def test_selling_goes_on_without_counting(desk: Desk) -> None:
    desk.shift.open(Page.OPEN)
    desk.shift.act("other")
    shift = desk.till.shifts.commands.current()
    assert shift is not None
    assert (shift.is_float_counted, desk.screen.left) == (False, 1)


def test_leaving_the_float_opens_no_shift(desk: Desk) -> None:
    desk.shift.open(Page.OPEN)
    desk.shift.act("back")
    assert (desk.till.shifts.commands.current(), desk.screen.left) == (None, 1)


def test_cash_goes_out_for_a_reason(desk: Desk) -> None:
    opened(desk)
    desk.shift.open(Page.CASH)
    desk.shift.type("amount", "12.40")
    desk.shift.type("why", "cloths")
    desk.shift.act("main")
    said = "12.40 is out of the drawer. Recorded: Supplies: cloths."
    assert desk.screen.now.info == said
    assert desk.till.shifts.commands.count_sheet().others == ()


def test_an_amount_that_is_none_is_said(desk: Desk) -> None:
    opened(desk)
    desk.shift.open(Page.CASH)
    desk.shift.act("main")
    assert desk.screen.now.problem == "Type an amount first."


def test_the_expected_amount_shows_only_after_the_count(desk: Desk) -> None:
    opened(desk)
    sell(desk.till, "MILK")
    desk.shift.open(Page.COUNT)
    rail = desk.screen.now.rail
    assert rail is not None
    assert "101.20" not in str(desk.screen.now)
    desk.count_one_amount("101.20")
    compare = desk.screen.now.compare
    assert compare is not None
    assert (compare.title, compare.main) == ("The cash is right", "Close shift")
    assert [figure.amount for figure in compare.figures] == ["101.20", "101.20", "0.00"]
    preview = desk.screen.now.preview
    assert preview is not None
    assert preview.title == "Z report preview"
    assert "Z REPORT, DRAFT" in [line.strip() for line in preview.lines]


def test_a_large_difference_waits_for_a_reason(desk: Desk) -> None:
    opened(desk)
    desk.shift.open(Page.COUNT)
    desk.count_one_amount("95")
    compare = desk.screen.now.compare
    assert compare is not None
    assert (compare.title, compare.can_close) == ("Cash is 5.00 short", False)
    desk.shift.act("main")
    assert desk.screen.now.problem.startswith("\u22125.00 is more than 2.00 off.")
    desk.shift.act("reason1")
    desk.shift.act("main")
    assert desk.screen.now.page is Page.REPORTS
    assert desk.screen.now.info == "Shift S-1 is closed. Z report 0001 is being printed."
    preview = desk.screen.now.preview
    assert preview is not None
    assert "Reason: Wrong change" in preview.lines


def test_the_drawer_is_counted_again_once(desk: Desk) -> None:
    opened(desk)
    desk.shift.open(Page.COUNT)
    desk.count_one_amount("95")
    desk.shift.act("recount")
    assert desk.screen.now.page is Page.COUNT
    desk.count_one_amount("96")
    compare = desk.screen.now.compare
    assert compare is not None
    assert not compare.can_recount


def test_a_count_that_was_left_goes_on(desk: Desk) -> None:
    opened(desk)
    desk.shift.open(Page.COUNT)
    desk.shift.type("20.00", "4")
    desk.shift.act("back")
    desk.shift.open(Page.COUNT)
    count = desk.screen.now.count
    assert count is not None
    assert next(row.typed for row in count.rows if row.key == "20.00") == "4"


def test_a_committed_count_is_found_again(desk: Desk) -> None:
    opened(desk)
    desk.shift.open(Page.COUNT)
    desk.count_one_amount("100")
    desk.shift.act("back")
    desk.shift.open(Page.COUNT)
    assert desk.screen.now.page is Page.COMPARE


def test_a_sale_after_the_count_asks_for_another(desk: Desk) -> None:
    opened(desk)
    desk.shift.open(Page.COUNT)
    desk.count_one_amount("100")
    sell(desk.till, "MILK")
    desk.shift.act("main")
    assert desk.screen.now.problem.startswith("Cash moved after the drawer was counted.")
    assert desk.screen.now.rail is not None
    desk.count_one_amount("101.20")
    desk.shift.act("main")
    assert desk.screen.now.page is Page.REPORTS


def test_a_report_is_printed_again(desk: Desk) -> None:
    opened(desk)
    desk.shift.open(Page.HOME)
    desk.shift.act("uncounted")
    desk.shift.act("print")
    assert desk.screen.now.info == "Copy 1 of Z report 0001 is being printed."


def test_rules_are_changed_where_they_are_seen(desk: Desk) -> None:
    desk.shift.open(Page.HOME)
    desk.shift.choose("uses", "yes")
    desk.shift.choose("day_end", "4")
    rules = desk.till.shifts.rules.rules()
    assert (rules.uses_shifts, rules.day_end_hour) == (True, 4)


def test_the_x_report_stands_beside(desk: Desk) -> None:
    opened(desk)
    sell(desk.till, "MILK")
    desk.shift.open(Page.HOME)
    desk.shift.act("x")
    preview = desk.screen.now.preview
    assert preview is not None
    assert any(line.startswith("Sales (1)") for line in preview.lines)


def test_the_x_report_is_printed_by_the_key_that_prints(desk: Desk) -> None:
    opened(desk)
    desk.shift.open(Page.HOME)
    desk.shift.act("print")
    assert desk.screen.now.info == ""
    desk.shift.act("x")
    desk.shift.act("print")
    assert desk.screen.now.info == "The X report is being printed."
    queries = desk.till.audit_queries()
    wanted = AuditFilter(event_types=frozenset({"XReportPrinted"}))
    (entry,) = queries.page(wanted, None, 10)
    queries.close()
    assert entry.payload["shift_number"] == 1


def test_a_z_report_is_saved_as_a_table_that_runs_no_formula(desk: Desk) -> None:
    opened(desk)
    sell(desk.till, "MILK")
    desk.shift.open(Page.HOME)
    desk.till.shifts.commands.close("=1+1")
    desk.shift.open(Page.REPORTS)
    desk.shift.act("table")
    saved = desk.screen.now.info.removeprefix("Saved as ").removesuffix(".")
    text = Path(saved).read_text(encoding="utf-8-sig")
    assert "totals,sales,1,1.20" in text
    assert "shift,reason,,'=1+1" in text


def test_the_pdf_of_a_z_report_is_opened_or_said_to_be_missing(desk: Desk) -> None:
    opened(desk)
    desk.till.shifts.commands.close("Evening")
    desk.shift.open(Page.REPORTS)
    desk.shift.act("pdf")
    assert desk.screen.now.problem.startswith("The PDF is not there.")
    made = desk.till.data_dir / "receipts" / "Z-1-0001.pdf"
    made.parent.mkdir(exist_ok=True)
    made.write_bytes(b"%PDF-1.4")
    desk.shift.act("pdf")
    assert desk.screen.opened == [made]


def test_a_report_of_nothing_sold_has_no_rule_under_a_rule(desk: Desk) -> None:
    opened(desk)
    desk.shift.open(Page.HOME)
    desk.shift.act("x")
    preview = desk.screen.now.preview
    assert preview is not None
    assert not [line for line, below in pairwise(preview.lines) if line == below == "-" * 48]
