"""The owner's part of the self-test: the audit window, and what must be true at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from pos_app.application.queries import AuditFilter
from pos_app.ui.formatting import format_amount
from pos_app.ui.robot.station import FLOAT, RobotStation, must

_EVENT, _SUMMARY = 4, 6
_GUARD_MS = 850  # cash is taken once per 800 ms (ui.md, section 4)


class RobotInspection:
    """Looks at what a shift left behind, and proves it."""

    def __init__(self, station: RobotStation) -> None:
        """Look at ``station``."""
        self._station = station

    def steps(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Yield what must hold, in the shop's words, and what proves it."""
        yield "The audit window lists what happened, newest first", self._open_audit
        yield "It finds an item by its name, and shows a record in full", self._filter_audit
        yield "It replays the sale step by step, and proves the record", self._replay_sale
        yield "It follows a sale while somebody looks on", self._follow_live
        yield (
            "The drawer is counted blind, and a Z report closes the shift",
            self._close_shift,
        )
        yield "Nothing is left reserved", self._check_reservations
        yield "The stock is the sum of its movements", self._prove_stock
        yield "The log is sound and holds all of it", self._verify

    def _open_audit(self) -> None:
        self._station.robot.press("Ctrl+Shift+A")
        self._station.robot.wait_until(self._has_audit_window, "the audit window")
        audit = self._station.audit_robot
        audit.bring_to_front()
        audit.wait_for("Sale completed")
        events = audit.column("Events", _EVENT)
        # Above it the log tells of itself: who looks at it, and how far it is sealed.
        must("Stock sold" in events[:6], "the stock that was sold is not among the newest events")

    def _filter_audit(self) -> None:
        audit = self._station.audit_robot
        audit.press("Ctrl+F")
        audit.type_in("eggs")
        audit.wait_until(self._shows_only_eggs, "only the eggs")
        audit.press("Alt+C")
        audit.wait_for("Sale completed")
        place = audit.column("Events", _EVENT).index("Sale completed")
        audit.tap_item("Events", audit.items("Events")[place])
        audit.wait_for("completed sale 1-00003")
        self._station.picture("audit-light", audit)
        self._station.app.settings.change_theme()
        self._station.picture("audit-dark", audit)
        self._station.app.settings.change_theme()

    def _replay_sale(self) -> None:
        audit = self._station.audit_robot
        audit.tap("Verify this one")
        audit.wait_for("As it was written")
        audit.press("Ctrl+Return")
        audit.wait_for("Steps and pauses")
        audit.press("End")
        self._station.picture("replay-light", audit)
        audit.press("Alt+3")
        audit.wait_for("Worth a second look")
        self._station.picture("exceptions-light", audit)
        audit.press("Alt+1")

    def _follow_live(self) -> None:
        self._station.robot.bring_to_front()
        self._station.robot.rest(_GUARD_MS)
        self._station.robot.scan(self._station.code("Pretzel"))
        self._station.total("1.25")
        self._station.audit_robot.wait_for("Pretzel")
        self._station.robot.press("F12")
        self._station.completed(total="1.25", change="0.00")

    def _close_shift(self) -> None:
        station = self._station
        station.robot.bring_to_front()
        station.robot.rest(_GUARD_MS)
        station.robot.press("Ctrl+E")
        station.robot.wait_for("Count the drawer")
        taken = sum((order.total for order in station.sold), Decimal(FLOAT))
        must(not station.robot.sees(format_amount(taken)), "the count is not blind")
        station.robot.press("Up")
        station.robot.type_in(str(taken))
        station.picture("shift-count")
        station.robot.press("F12")
        station.robot.wait_for("The cash is right")
        station.picture("shift-compare")
        station.robot.press("F12")
        station.robot.wait_for("Z report 0001 is being printed")
        station.picture("shift-report")
        station.robot.press("Esc")
        report = station.till.shifts.queries.z_report("1")
        must(report is not None, "there is no Z report")
        if report is not None:
            sales = report.content.trade.sales
            must(sales.count == len(station.sold), f"{sales.count} sales in the Z report")
            must(report.content.cash[0].expected == taken, "the Z report expects other cash")

    def _check_reservations(self) -> None:
        must(not self._station.till.carts.left_open(), "a cart is still open")
        for product in self._station.products.values():
            now = self._station.till.product_queries.by_code(product.sku)
            sold = sum(
                (
                    line.quantity
                    for order in self._station.sold
                    for line in order.lines
                    if line.sku == product.sku
                ),
                Decimal(0),
            )
            left = None if now is None else now.available
            must(left == product.available - sold, f"{product.name}: {left} left")

    def _prove_stock(self) -> None:
        proof = self._station.till.stock.prover.prove()
        must(proof.holds, f"{len(proof.problems)} numbers of the stock do not follow")

    def _verify(self) -> None:
        found = self._station.till.audit.verify()
        must(found.is_sound, f"record {found.first_bad_seq}: {found.kind}")
        queries = self._station.till.audit_queries()
        try:
            completed = queries.count(AuditFilter(event_types=frozenset({"OrderCreated"}))).count
            must(completed == len(self._station.sold), f"{completed} sales in the log")
            must(queries.pending() == 0, "events have not reached the log")
        finally:
            queries.close()

    def _has_audit_window(self) -> bool:
        return self._station.app.audit_window is not None

    def _shows_only_eggs(self) -> bool:
        shown = self._station.audit_robot.column("Events", _SUMMARY)
        return bool(shown) and all("eggs" in summary for summary in shown)
