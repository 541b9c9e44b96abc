"""Several programs on one folder wait for each other, and nobody notices."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from pathlib import Path
from uuid import UUID

from pos_app.domain.values.quantity import ONE
from tests.faults.bookkeeping import complaints_after_restart
from tests.faults.shop import a_shop, random_baskets
from tests.programs import command, records, run_program, write_baskets
from tests.stores import ROOT, a_till

BASKETS = 60


def started(*arguments: object, data_dir: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(*arguments, data_dir=data_dir),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_programs_sell_while_others_import_verify_and_export(tmp_path: Path) -> None:
    store = a_shop(tmp_path / "store")
    baskets = [random_baskets(random.Random(seed), BASKETS, f"till{seed}") for seed in (1, 2)]
    paths = [
        write_baskets(tmp_path / f"day{number}.jsonl", [basket.record() for basket in mine])
        for number, mine in enumerate(baskets)
    ]
    catalogue = tmp_path / "catalogue.csv"
    rows = "".join(f"N{number},Nail {number},0.01\n" for number in range(500))
    catalogue.write_text(f"sku,name,unit_price\n{rows}", encoding="utf-8")
    tills = [started("replay", path, "--receipts", data_dir=store) for path in paths]
    others = [
        started("import", "products", catalogue, data_dir=store),
        started("audit", "verify", data_dir=store),
        started("audit", "export", tmp_path / "log.jsonl", data_dir=store),
    ]
    outputs = [(program.communicate(timeout=90), program) for program in [*tills, *others]]
    for (_, complaint), program in outputs:
        assert program.returncode == 0, complaint
        assert "locked" not in complaint
    acknowledged = [record for (output, _), _ in outputs[:2] for record in records(output)]
    assert len(acknowledged) == 2 * BASKETS
    numbers = [record["order_number"] for record in acknowledged]
    assert len(set(numbers)) == len(numbers)
    everything = [basket for mine in baskets for basket in mine]
    assert complaints_after_restart(store, acknowledged, everything, with_receipts=True) == []


def test_two_programs_with_the_same_baskets_sell_each_once(tmp_path: Path) -> None:
    store = a_shop(tmp_path / "store")
    baskets = random_baskets(random.Random(5), BASKETS)
    path = write_baskets(tmp_path / "day.jsonl", [basket.record() for basket in baskets])
    programs = [started("replay", path, data_dir=store) for _ in range(2)]
    outputs = [program.communicate(timeout=90) for program in programs]
    for program, (_, complaint) in zip(programs, outputs, strict=True):
        assert program.returncode in (0, 1), complaint
        assert "Traceback" not in complaint
        assert "locked" not in complaint
    acknowledged = [record for output, _ in outputs for record in records(output)]
    assert complaints_after_restart(store, acknowledged, baskets) == []
    finished = run_program("replay", path, data_dir=store)
    assert len(records(finished.stdout)) == BASKETS
    assert complaints_after_restart(store, records(finished.stdout), baskets) == []


def test_threads_of_one_program_sell_together(tmp_path: Path) -> None:
    store = a_shop(tmp_path / "store")
    with a_till(store, started=True) as till:
        failures: list[Exception] = []

        def sell() -> None:
            try:
                for _ in range(20):
                    cart: UUID | None = None
                    for sku in ("MILK", "BREAD", "SOAP"):
                        cart = till.carts.add(cart, sku, ONE).cart_id
                    assert cart is not None
                    till.orders.pay_cash(cart)
            except Exception as error:  # noqa: BLE001 - whatever it is, the test tells
                failures.append(error)

        threads = [threading.Thread(target=sell) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert failures == []
        assert till.order_queries.totals().orders == 80
    assert complaints_after_restart(store) == []


def test_scans_go_on_while_the_log_is_verified(tmp_path: Path) -> None:
    store = a_shop(tmp_path / "store")
    with a_till(store) as till:
        stop = threading.Event()
        checks: list[bool] = []

        def verify() -> None:
            while not stop.is_set():
                checks.append(till.audit.verify().is_sound)

        thread = threading.Thread(target=verify)
        thread.start()
        cart: UUID | None = None
        for _ in range(100):
            cart = till.carts.scan(cart, "TEA").cart_id
        stop.set()
        thread.join(30)
        assert checks
        assert all(checks)


def test_another_program_that_writes_for_a_second_is_waited_for(tmp_path: Path) -> None:
    store = a_shop(tmp_path / "store")
    path = write_baskets(
        tmp_path / "day.jsonl",
        [basket.record() for basket in random_baskets(random.Random(1), 3)],
    )
    holder = (
        "import sys, time; from pathlib import Path;"
        "from pos_app.bootstrap import open_till;"
        "till = open_till(Path(sys.argv[1])); till._database.begin();"
        "print('held', flush=True); time.sleep(float(sys.argv[2]));"
        "till._database.rollback(); till.close()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", holder, str(store), "2.0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    other.stdout.readline()
    began = time.monotonic()
    done = run_program("replay", path, data_dir=store)
    assert other.wait(20) == 0
    other.stdout.close()
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - began > 0.5
    assert len(records(done.stdout)) == 3
    assert complaints_after_restart(store) == []
