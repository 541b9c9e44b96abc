"""R5 on a real till: goods taken back without a receipt."""

from __future__ import annotations

from decimal import Decimal

from pos_app.application.queries import AuditFilter
from pos_app.application.red_flags import without_receipt
from pos_app.application.red_flags.rule import State
from pos_app.bootstrap import Till
from tests.builders import pieces
from tests.stores import sell, stocked


def findings(till: Till, times: int) -> list[tuple[int, dict[str, str]]]:
    rule = without_receipt.rule(without_receipt.Parameters(times=times))
    queries = till.audit_queries()
    entries = [
        entry
        for entry in queries.newer(AuditFilter(), 0, 10_000)
        if entry.event_type in rule.event_types
    ]
    queries.close()
    state: State = {}
    return [
        (len(found.seqs), dict(found.facts))
        for entry in entries
        for found in rule.read(state, entry, None)
    ]


def test_goods_without_a_receipt_are_found_and_those_with_one_are_not(till: Till) -> None:
    stocked(till, "Loaf", price="5.00")
    sale = sell(till, "LOAF")
    till.returns.refund(sale.number, {1: pieces(1)}, reason="Wrong item")
    assert findings(till, 1) == []
    for _ in range(3):
        till.returns.without_receipt(
            "LOAF", pieces(1), Decimal("5.00"), reason="Other", is_restocked=True
        )
    assert findings(till, 1) == [(1, {"times": "1", "total": "5.00"})]
    assert findings(till, 3) == [(3, {"times": "3", "total": "15.00"})]
    assert findings(till, 4) == []
