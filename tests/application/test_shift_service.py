"""Shifts at a till: what belongs to one, what its Z report says, and what a crash leaves."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.errors import ReportNotFound
from pos_app.application.order_service import TenderRequest
from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.application.shift_snapshots import RulesSnapshot
from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.domain.aggregates.shift import errors
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.quantity import ONE
from pos_app.domain.values.tender import ForeignCash, TenderKind
from pos_app.infrastructure.persistence.engine import DRIVER
from tests.stores import a_till, sell, stocked

FLOAT = Decimal("100.00")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "shop", started=True) as till:
        stocked(till, "Milk", price="1.20")
        stocked(till, "Eggs", price="3.05")
        yield till


def log(till: Till) -> list[AuditEntry]:
    queries = till.audit_queries()
    try:
        return list(reversed(queries.page(AuditFilter(), None, 500)))
    finally:
        queries.close()


def closed_exactly(till: Till, reason: str = "") -> Decimal:
    """Count what is expected and close; return what was expected."""
    report = till.shifts.queries.x_report("1")
    assert report is not None
    expected = report.content.cash[0].expected
    till.shifts.commands.commit_count({}, expected)
    till.shifts.commands.close(reason)
    return expected


def test_a_till_sells_without_a_shift(shop: Till) -> None:
    sell(shop, "MILK")
    assert shop.shifts.commands.current() is None
    assert {entry.shift_id for entry in log(shop)} == {None}


def test_everything_from_open_to_close_carries_the_shift(shop: Till) -> None:
    before = len(log(shop))
    shift = shop.shifts.commands.open(FLOAT)
    sell(shop, "MILK")
    shop.drawers.open_without_sale("Count")
    closed_exactly(shop)
    sell(shop, "EGGS")
    entries = log(shop)[before:]
    last = next(n for n, entry in enumerate(entries) if entry.event_type == "ZReportMade")
    assert {entry.shift_id for entry in entries[: last + 1]} == {str(shift.shift_id)}
    assert {entry.shift_id for entry in entries[last + 1 :]} == {None}
    assert entries[0].event_type == "ShiftOpened"


def test_a_register_has_one_shift_at_a_time(shop: Till) -> None:
    shop.shifts.commands.open(FLOAT)
    with pytest.raises(errors.ShiftOpenAlready):
        shop.shifts.commands.open(FLOAT)


def test_cash_moves_only_within_a_shift(shop: Till) -> None:
    with pytest.raises(errors.NoShiftOpen):
        shop.shifts.commands.pay_out(Decimal(5), "Milk")


def test_what_is_expected_follows_from_the_documents(shop: Till) -> None:
    commands = shop.shifts.commands
    commands.open(FLOAT)
    cart = shop.carts.add(None, "EGGS", ONE).cart_id
    shop.orders.pay_cash(cart, Decimal("20.00"))
    order = sell(shop, "MILK", "MILK")
    shop.returns.refund(order.number, {1: ONE}, reason="Sour", pay_by=TenderKind.CASH)
    commands.pay_in(Decimal("20.00"), "Bank")
    commands.pay_out(Decimal("5.50"), "Cloths")
    commands.drop_to_safe(Decimal("40.00"), "Bag 1")
    expected = FLOAT + Decimal("3.05") + Decimal("2.40") - Decimal("1.20")
    assert closed_exactly(shop) == expected + 20 - Decimal("5.50") - 40


def test_cash_for_a_sale_that_is_not_finished_carries_over(shop: Till) -> None:
    commands = shop.shifts.commands
    commands.open(FLOAT)
    cart = shop.carts.add(None, "EGGS", ONE).cart_id
    shop.orders.take(cart, TenderRequest(new_id(), TenderKind.CASH, Decimal("1.00")))
    assert closed_exactly(shop) == Decimal("101.00")
    commands.open(Decimal("101.00"))
    shop.orders.take(cart, TenderRequest(new_id(), TenderKind.CASH, Decimal("2.05")))
    assert closed_exactly(shop) == Decimal("103.05")


def test_held_sales_carry_over_a_z_report(shop: Till) -> None:
    shop.shifts.commands.open(FLOAT)
    cart = shop.carts.add(None, "EGGS", ONE).cart_id
    shop.holds.hold(cart, "Ana")
    assert closed_exactly(shop) == FLOAT
    shop.shifts.commands.open(FLOAT)
    shop.holds.recall(cart)
    shop.orders.pay_cash(cart)
    assert closed_exactly(shop) == Decimal("103.05")


def test_other_currencies_have_a_drawer_of_their_own(shop: Till) -> None:
    commands = shop.shifts.commands
    commands.open(FLOAT)
    cart = shop.carts.add(None, "EGGS", ONE).cart_id
    notes = ForeignCash("EUR", Decimal("5.00"), Decimal("1.10"))
    shop.orders.take(cart, TenderRequest(new_id(), TenderKind.FOREIGN_CASH, foreign=notes))
    sheet = commands.count_sheet()
    assert sheet.others == ("EUR",)
    shift = commands.commit_count({}, FLOAT - Decimal("2.45"), {"EUR": Decimal("5.00")})
    assert shift.count is not None
    assert [cash.difference for cash in shift.count.cash] == [0, 0]
    commands.close()
    commands.open(Decimal("97.55"))
    assert commands.count_sheet().others == ("EUR",)
    commands.drop_to_safe(Decimal("5.00"), "Bag", "EUR")
    shift = commands.commit_count({}, Decimal("97.55"))
    assert shift.count is not None
    assert [cash.expected for cash in shift.count.cash] == [Decimal("97.55"), 0]


def test_a_blind_count_does_not_tell_what_is_expected(shop: Till) -> None:
    commands = shop.shifts.commands
    commands.open(FLOAT)
    assert commands.count_sheet().expected is None
    rules = RulesSnapshot(uses_shifts=True, is_blind=False, limit=Decimal(2), day_end_hour=0)
    shop.shifts.rules.set_rules(rules)
    assert commands.count_sheet().expected == FLOAT


def test_a_sale_after_the_count_asks_for_another_that_is_free(shop: Till) -> None:
    commands = shop.shifts.commands
    commands.open(FLOAT)
    commands.commit_count({}, FLOAT)
    sell(shop, "MILK")
    with pytest.raises(errors.CountOutdated):
        commands.close()
    shift = commands.commit_count({}, Decimal("101.20"))
    assert shift.count is not None
    assert (shift.count.cash[0].difference, shift.recounts_left) == (Decimal(0), 1)
    commands.close()


def test_a_z_report_is_made_without_a_count_too(shop: Till) -> None:
    shop.shifts.commands.open(None)
    content = shop.shifts.commands.close("Fire alarm")
    assert (content.cash[0].counted, content.shift.reason) == (None, "Fire alarm")
    assert not content.shift.opened_float_counted


def test_a_float_that_nobody_counted_is_what_the_last_count_left(shop: Till) -> None:
    commands = shop.shifts.commands
    commands.open(FLOAT)
    commands.commit_count({}, Decimal("99.00"))
    commands.close()
    assert commands.usual_float() == Decimal("99.00")
    assert commands.open(None).opening_float == Decimal("99.00")


def test_numbers_of_z_reports_have_no_gaps_and_totals_only_grow(shop: Till) -> None:
    grand = []
    for _round in range(3):
        sell(shop, "EGGS")  # without a shift
        shop.shifts.commands.open(FLOAT)
        sell(shop, "MILK")
        shop.shifts.commands.commit_count({}, Decimal(0))
        content = shop.shifts.commands.close("Test")
        assert content.trade.outside.amount == Decimal("3.05")
        grand.append((content.z_number, content.grand.sales))
    assert grand == [(1, Decimal("4.25")), (2, Decimal("8.50")), (3, Decimal("12.75"))]


def test_the_log_knows_the_digest_of_the_report(shop: Till) -> None:
    shop.shifts.commands.open(FLOAT)
    closed_exactly(shop)
    report = shop.shifts.queries.z_report("1")
    assert report is not None
    made = log(shop)[-1]
    assert (made.event_type, made.payload["digest"]) == ("ZReportMade", report.digest)


def test_an_x_report_changes_nothing(shop: Till) -> None:
    shop.shifts.commands.open(FLOAT)
    sell(shop, "MILK")
    before = len(log(shop))
    report = shop.shifts.queries.x_report("1")
    assert report is not None
    assert (report.content.z_number, report.content.trade.sales.count) == (0, 1)
    assert len(log(shop)) == before


def test_a_copy_is_counted(shop: Till) -> None:
    shop.shifts.commands.open(FLOAT)
    closed_exactly(shop)
    assert [shop.shifts.reports.reprint(1), shop.shifts.reports.reprint(1)] == [1, 2]
    (row,) = shop.shifts.queries.latest("1", 10)
    assert (row.number, row.copies, row.difference) == (1, 2, Decimal(0))
    with pytest.raises(ReportNotFound):
        shop.shifts.reports.reprint(2)


@pytest.mark.parametrize("table", ["z_reports", "z_copies", "shift_movements", "shift_counts"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET rowid_is_none = 1"])
def test_what_was_recorded_is_not_changed(shop: Till, table: str, change: str) -> None:
    shop.shifts.commands.open(FLOAT)
    closed_exactly(shop)
    shop.shifts.reports.reprint(1)
    column = "copy" if table == "z_copies" else "shift_id"
    sql = change.format(table).replace("rowid_is_none", column)
    connection = DRIVER.connect(str(shop.data_dir / DATABASE_NAME), isolation_level=None)
    with pytest.raises(DRIVER.IntegrityError, match="append-only"):
        connection.execute(sql)
    connection.close()


def test_an_open_shift_goes_on_after_a_crash(tmp_path: Path) -> None:
    with a_till(tmp_path / "shop", started=True) as till:
        stocked(till, "Milk", price="1.20")
        shift = till.shifts.commands.open(FLOAT)
        sell(till, "MILK")
    with a_till(tmp_path / "shop", started=True) as till:
        sell(till, "MILK")
        assert log(till)[-1].shift_id == str(shift.shift_id)
        assert closed_exactly(till) == Decimal("102.40")


def test_another_program_follows_the_shift(tmp_path: Path) -> None:
    with a_till(tmp_path / "shop", started=True) as window:
        stocked(window, "Milk", price="1.20")
        with a_till(tmp_path / "shop", started=True) as replay:
            shift = window.shifts.commands.open(FLOAT)
            sell(replay, "MILK")
            assert log(window)[-1].shift_id == str(shift.shift_id)
            assert closed_exactly(window) == Decimal("101.20")
            sell(replay, "MILK")
            assert log(window)[-1].shift_id is None
        content = window.shifts.queries.z_report("1")
        assert content is not None
        assert content.content.trade.sales.count == 1


def test_a_shift_after_midnight_belongs_to_the_day_it_was_opened(shop: Till) -> None:
    day = shop.shifts.commands.open(FLOAT).business_date
    order = sell(shop, "MILK")
    connection = DRIVER.connect(str(shop.data_dir / DATABASE_NAME))
    sql = "SELECT business_date, shift_id, cashier_id FROM orders WHERE number = ?"
    row = connection.execute(sql, (order.number,)).fetchone()
    connection.close()
    assert row[0] == day.isoformat()
    assert row[1:] == (str(shop.shifts.queries.open_shift("1")), "anonymous")


def test_the_printed_report_says_what_it_is(tmp_path: Path) -> None:
    with a_till(tmp_path / "shop", started=True, with_receipts=True) as till:
        stocked(till, "Milk", price="1.20")
        till.shifts.commands.open(FLOAT)
        sell(till, "MILK")
        till.shifts.commands.commit_count({}, Decimal("100.00"))
        till.shifts.commands.close()
        till.shifts.reports.reprint(1)
    folder = tmp_path / "shop" / "receipts"
    first, copy = ((folder / f"Z-1-0001{end}.txt").read_text() for end in ("", "-copy-1"))
    for line in (
        "                 Z REPORT 0001",
        "TOTAL                                       1.20",
        "Cash expected                             101.20",
        "DIFFERENCE                                 -1.20",
    ):
        assert line in first.splitlines()
    assert "COPY" not in first
    assert "                     COPY 1" in copy.splitlines()
    assert "Log code" in copy
    assert max(map(len, first.splitlines())) <= 48
