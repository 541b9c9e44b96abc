"""Receipts and the program's own log are files that are whole, or not there, or missed quietly."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from pos_app.infrastructure.logs import start_logging, stop_logging
from pos_app.infrastructure.receipt_folder import StoreReceiptFolder
from tests.guards import ExpectedLogs


def test_a_receipt_replaces_the_one_before_and_leaves_nothing_else(tmp_path: Path) -> None:
    folder = StoreReceiptFolder(tmp_path / "receipts")
    folder.write_text("1-00001", "first\n")
    path = folder.write_text("1-00001", "Größe €\n")
    assert path.read_text(encoding="utf-8") == "Größe €\n"
    assert [each.name for each in (tmp_path / "receipts").iterdir()] == ["1-00001.txt"]
    assert folder.path_of_pdf("1-00001") == tmp_path / "receipts" / "1-00001.pdf"


def test_the_log_holds_one_object_per_line_with_the_traceback(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("pos_app.test", containing="sale 7")
    handler = start_logging(tmp_path / "logs")
    try:
        int("no paper")
    except ValueError:
        logging.getLogger("pos_app.test").exception("sale %d", 7)
    stop_logging(handler)
    (line,) = (tmp_path / "logs" / "pos.log").read_text(encoding="utf-8").splitlines()
    entry = json.loads(line)
    assert (entry["level"], entry["logger"], entry["message"]) == (
        "ERROR",
        "pos_app.test",
        "sale 7",
    )
    assert "ValueError" in entry["traceback"]


def test_a_folder_that_cannot_be_written_costs_the_log_only(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way", encoding="utf-8")
    handler = start_logging(tmp_path / "logs" / "deeper")
    logging.getLogger("pos_app.test").info("nobody reads this")
    stop_logging(handler)
