"""A line of the program's log names the event it belongs to, and the files stay small."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from pos_app.domain.aggregates.order.events import OrderCreated
from pos_app.infrastructure.logs import start_logging, stop_logging
from tests.guards import ExpectedLogs
from tests.stores import a_till, sell, stocked


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "logs" / "pos.log").read_text().splitlines()]


def test_what_goes_wrong_after_a_sale_names_its_event(
    data_dir: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("pos_app.infrastructure.events.dispatcher", containing="handler fails failed")

    def fails(_event: OrderCreated) -> None:
        raise ValueError

    with a_till(data_dir, started=True) as till:
        stocked(till)
        till.dispatcher.register(OrderCreated, fails)
        sell(till, "MILK")
        queries = till.audit_queries()
        known = {queries.entry(seq).event_id for seq in range(1, queries.last_seq() + 1)}  # type: ignore[union-attr]  # it is there
        queries.close()
    (failure,) = [line for line in lines(data_dir) if "handler" in line["message"]]
    assert failure["operation"] in {str(each) for each in known}
    assert "ValueError" in failure["traceback"]


def test_the_log_is_turned_over_before_it_grows_large(tmp_path: Path) -> None:
    handler = start_logging(tmp_path)
    try:
        for _ in range(3_000):
            logging.getLogger("pos_app.test").info("x" * 2_000)
    finally:
        stop_logging(handler)
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert 2 <= len(sizes) <= 6
    assert max(sizes) <= 2 * 1024 * 1024
