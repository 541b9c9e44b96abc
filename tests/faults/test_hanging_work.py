"""Background work that hangs delays the end of the program by a bounded time and is not lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.faults.bookkeeping import complaints_after_restart
from tests.faults.shop import a_shop
from tests.stores import ROOT, a_till

PROGRAM = """
import sys, threading, time
from pathlib import Path
from pos_app import cli
from pos_app.application.reactions import WriteReceipt
from pos_app.bootstrap import open_till
from pos_app.domain.values.quantity import ONE
from pos_app.__main__ import main

def hang(self, event):
    threading.Event().wait()

WriteReceipt.__call__ = hang

def run(arguments):
    till = open_till(Path(sys.argv[1]))
    till.start()
    for _ in range(6):
        till.orders.pay_cash(till.carts.add(None, "MILK", ONE).cart_id)
    print("sold", flush=True)
    ended = till.close(timeout=0.5)
    print("closed" if ended else "closed with work left", flush=True)
    return 7

cli.run = run
sys.exit(main())
"""


def test_a_handler_that_hangs_does_not_keep_the_program(tmp_path: Path) -> None:
    store = a_shop(tmp_path / "store")
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(store)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=30,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr) == (7, "")
    assert done.stdout == "sold\nclosed with work left\n"
    assert time.monotonic() - began < 15
    assert complaints_after_restart(store, with_receipts=True) == []
    assert len(list((store / "receipts").glob("*.txt"))) == 6


def test_a_receipt_that_cannot_be_written_is_written_later(tmp_path: Path) -> None:
    store = a_shop(tmp_path / "store")
    (store / "receipts").write_text("in the way", encoding="utf-8")
    program = PROGRAM.replace("WriteReceipt.__call__ = hang", "").replace(
        "timeout=0.5", "timeout=20"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(store)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr, done.stdout) == (7, "", "sold\nclosed\n")
    with a_till(store) as till:
        queries = till.audit_queries()
        waiting = queries.publications.page("", 0, 10)
        queries.close()
        assert {entry.state for entry in waiting} == {"failed"}
        assert all("FileExistsError" in str(entry.last_error) for entry in waiting)
        (store / "receipts").unlink()
        till.start()
        for entry in waiting:
            till.publications.retry(entry.publication_id)
        assert till.publications.wait_until_idle(20)
    assert complaints_after_restart(store, with_receipts=True) == []
    assert len(list((store / "receipts").glob("*.txt"))) == 6
