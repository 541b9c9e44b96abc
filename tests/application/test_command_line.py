"""Each command does what it says, says it in sentences, and ends with the right exit code."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.persistence.engine import DRIVER
from tests.application.ledger import reconcile
from tests.processor_time import HANGS_AFTER, at_most
from tests.programs import command, records, run_program, write_baskets
from tests.stores import GROCERY_CATALOGUE, GROCERY_YEAR, ROOT, a_store, a_till, sell, stocked

MILK = {"sku": "MILK", "quantity": "2"}
BREAD = {"sku": "BREAD", "quantity": "1", "unit_price": "2.49", "discount": "0.20"}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that sells milk at 1.20 and bread at 2.00."""
    folder = a_store(tmp_path / "store")
    with a_till(folder) as till:
        stocked(till, "Milk", price="1.20")
        stocked(till, "Bread", price="2.00")
    return folder


@pytest.fixture
def pin_file(tmp_path: Path) -> Path:
    path = tmp_path / "pin"
    path.write_text("2580\n", encoding="utf-8")
    return path


def sql(folder: Path, *commands: str) -> None:
    connection = DRIVER.connect(str(folder / DATABASE_NAME), isolation_level=None)
    for each in commands:
        connection.execute(each)
    connection.close()


def a_sentence(text: str) -> bool:
    return text.startswith("pos-app: ") and "Traceback" not in text and text.endswith(".\n")


def init(folder: Path, pin_file: Path, *more: str) -> subprocess.CompletedProcess[str]:
    options: Mapping[str, object] = {
        "--store": "Corner Shop",
        "--currency": "EUR",
        "--prices": "include-tax",
        "--owner": "Ana",
        "--pin-file": pin_file,
    }
    arguments = [part for pair in options.items() for part in pair]
    return run_program("init", *arguments, *more, data_dir=folder)


def test_init_sets_a_store_up_and_says_what_comes_next(tmp_path: Path, pin_file: Path) -> None:
    done = init(tmp_path / "new", pin_file)
    assert done.returncode == 0
    assert "Corner Shop is set up" in done.stderr
    assert "Next: pos-app import products" in done.stderr
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0
    again = init(tmp_path / "new", pin_file)
    assert again.returncode == 2
    assert a_sentence(again.stderr)


def test_init_takes_the_taxes_of_a_country_and_how_to_round(tmp_path: Path, pin_file: Path) -> None:
    options = ("--country", "FR", "--tax-rounding", "receipt", "--cash-rounding", "0.05")
    done = init(tmp_path, pin_file, *options)
    assert done.returncode == 0
    with a_till(tmp_path) as till:
        default = till.taxes.categories()[0]
        assert [str(rate) for rate in default.rates] == ["TVA 20"]
        assert till.store is not None
        assert (till.store.tax_rounding, str(till.store.cash_rounding)) == ("receipt", "0.05")


def test_init_may_ask_for_the_float_and_for_no_sign_in_from_the_first_day(
    tmp_path: Path, pin_file: Path
) -> None:
    done = init(tmp_path, pin_file, "--shifts", "--no-sign-in")
    assert done.returncode == 0
    with a_till(tmp_path) as till:
        assert till.shifts.rules.rules().uses_shifts
        assert till.store is not None
        assert not till.store.has_sign_in


def test_init_may_add_the_sample_catalogue(tmp_path: Path, pin_file: Path) -> None:
    done = init(tmp_path / "new", pin_file, "--sample")
    assert done.returncode == 0
    assert "13,247 products" in done.stderr


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--currency", "EURO"), "EURO is not a currency"),
        (("--store", " "), "A name is needed"),
        (("--pin-file", "/nowhere/pin"), "The PIN file cannot be read"),
    ],
)
def test_init_refuses_what_cannot_be(
    tmp_path: Path, pin_file: Path, more: tuple[str, ...], words: str
) -> None:
    done = init(tmp_path / "new", pin_file, *more)
    assert done.returncode == 2
    assert a_sentence(done.stderr)
    assert words in done.stderr


def test_init_refuses_an_easy_pin(tmp_path: Path, pin_file: Path) -> None:
    pin_file.write_text("1234", encoding="utf-8")
    done = init(tmp_path / "new", pin_file)
    assert (done.returncode, a_sentence(done.stderr)) == (2, True)
    assert init(tmp_path / "new", pin_file, "--owner", "Ben").returncode == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "products", "catalogue.csv"),
        ("replay", "year.jsonl"),
        ("audit", "verify"),
        ("audit", "export", "log.jsonl"),
    ],
)
def test_without_a_store_every_command_says_so(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run_program(*arguments, data_dir=tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert a_sentence(done.stderr)
    assert "No store is set up here yet" in done.stderr
    assert not (tmp_path / "nowhere").exists()


def test_import_says_what_it_did(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "catalogue.csv"
    path.write_text("sku;name;unit_price;brand\nA;Käse;1.20;Own\n", encoding="cp1252")
    done = run_program("import", "products", path, data_dir=store)
    assert done.returncode == 0
    assert "1 new, 0 changed, 0 as they were" in done.stderr
    assert "left out: brand" in done.stderr


def test_import_names_each_bad_row_and_takes_nothing(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "catalogue.csv"
    path.write_text("sku,name,unit_price\nA,Tea,1.20\nB,Rice,1.2.3\nC,,1\n", encoding="utf-8")
    done = run_program("import", "products", path, data_dir=store)
    assert done.returncode == 2
    assert "catalogue.csv has 2 rows that do not fit" in done.stderr
    assert "row 3, unit_price: not an amount with at most 2 decimals ('1.2.3')" in done.stderr
    assert "row 4, name" in done.stderr
    with a_till(store) as till:
        assert till.product_queries.by_code("A") is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("sku,title\nA,Tea\n", "row 2, sku: not known, and a new product needs a name and a price"),
        ("sku,name,unit_price\nA,Tea\n", "row 2, row: 2 cells, the heading has 3"),
        ('sku,name,unit_price\nA,"Tea,1\n', "unexpected end of data"),
    ],
)
def test_import_says_why_a_file_cannot_be_used(
    store: Path, tmp_path: Path, content: str, words: str
) -> None:
    path = tmp_path / "catalogue.csv"
    path.write_text(content, encoding="utf-8")
    done = run_program("import", "products", path, data_dir=store)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert words in done.stderr


def test_an_import_is_previewed_told_taken_back_and_exported(store: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "prices.csv", tmp_path / "out.csv"
    path.write_text("ref;sells;what\nA;1.20;Tea\nB;x;Rice\n", encoding="utf-8")
    columns = ("--column", "sku=ref", "--column", "unit_price=sells", "--column", "name=what")
    seen = run_program("import", "preview", path, *columns, data_dir=store)
    assert seen.returncode == 2
    assert "1 problems in 2 rows" in seen.stderr
    assert "row 3, unit_price" in seen.stderr
    path.write_text("ref;sells;what\nA;1.20;Tea\n", encoding="utf-8")
    assert run_program("import", "products", path, *columns, data_dir=store).returncode == 0
    recent = run_program("import", "recent", "--json", data_dir=store)
    assert (json.loads(recent.stdout)["file"], recent.returncode) == ("prices.csv", 0)
    assert run_program("export", "products", out, data_dir=store).returncode == 0
    assert "A,,Tea,,piece,1.20" in out.read_text("utf-8-sig")
    undone = run_program("import", "undo", "last", data_dir=store)
    assert "1 products are as before." in undone.stderr
    again = run_program("import", "undo", "last", data_dir=store)
    assert again.returncode == 2


def test_replay_prints_one_line_per_order(store: Path, tmp_path: Path) -> None:
    path = write_baskets(
        tmp_path / "day.jsonl",
        [{"basket_id": "a", "lines": [MILK, BREAD]}, {"basket_id": "b", "lines": [MILK]}],
    )
    done = run_program("replay", path, data_dir=store)
    assert done.returncode == 0
    assert records(done.stdout) == [
        {"basket_id": "a", "order_number": "1-00001", "total": "4.69"},
        {"basket_id": "b", "order_number": "1-00002", "total": "2.40"},
    ]
    assert "2 baskets rung up" in done.stderr
    assert "7.09 in all" in done.stderr
    again = run_program("replay", path, data_dir=store)
    assert again.returncode == 0
    assert [record["already"] for record in records(again.stdout)] == [True, True]
    with a_till(store) as till:
        reconcile(till)


def test_replay_writes_receipts_when_asked_and_none_is_left_behind(
    store: Path, tmp_path: Path
) -> None:
    baskets = [{"basket_id": str(number), "lines": [MILK]} for number in range(20)]
    path = write_baskets(tmp_path / "day.jsonl", baskets)
    assert run_program("replay", path, "--receipts", data_dir=store).returncode == 0
    names = sorted(receipt.name for receipt in (store / "receipts").iterdir())
    assert names == [f"1-{number:05d}.txt" for number in range(1, 21)]
    assert "TOTAL USD" in (store / "receipts" / names[0]).read_text(encoding="utf-8")


def test_a_bad_line_is_named_and_the_rest_goes_on(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "day.jsonl"
    lines: list[bytes] = [
        json.dumps({"basket_id": "a", "lines": [MILK]}).encode(),
        b"not JSON",
        b"[1, 2]",
        b'"text"',
        b"",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"basket_id": "\\ud800", "lines": [{"sku": "MILK"}]}',
        b'{"basket_id": "x", "lines": [{"sku": "\\udfff"}]}',
        b'{"basket_id": "x"}',
        json.dumps({"basket_id": "c", "lines": [MILK, {"sku": "NOBODY"}]}).encode(),
        json.dumps({"basket_id": "d", "lines": [{"sku": "MILK", "quantity": 1e400}]}).encode(),
        json.dumps({"basket_id": "e", "lines": [{"sku": "MILK", "quantity": "999"}]}).encode(),
        json.dumps({"basket_id": "b", "lines": [BREAD]}).encode(),
    ]
    path.write_bytes(b"\n".join(lines))
    done = run_program("replay", path, data_dir=store)
    assert done.returncode == 1
    assert [record["basket_id"] for record in records(done.stdout)] == ["a", "b"]
    named = [line for line in done.stderr.splitlines() if line.startswith("pos-app: line ")]
    assert [int(line.split()[2].rstrip(":")) for line in named] == [2, 3, 4, 6, *range(7, 14)]
    assert "Traceback" not in done.stderr
    assert "2 baskets rung up" in done.stderr
    assert "11 refused" in done.stderr
    with a_till(store) as till:
        reconcile(till)
        assert till.order_queries.totals().reserved == 0


def test_a_packed_file_that_was_torn_sells_nothing(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "day.jsonl.gz"
    whole = gzip.compress(json.dumps({"basket_id": "a", "lines": [MILK]}).encode() * 50)
    path.write_bytes(whole[:-10])
    done = run_program("replay", path, data_dir=store)
    assert (done.returncode, done.stdout) == (2, "")
    assert "day.jsonl.gz cannot be read" in done.stderr


def test_a_reader_that_has_enough_is_no_error(store: Path, tmp_path: Path) -> None:
    baskets = [{"basket_id": str(number), "lines": [MILK]} for number in range(30)]
    path = write_baskets(tmp_path / "day.jsonl", baskets)
    program = subprocess.Popen(
        command("replay", path, data_dir=store),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.readline()
    program.stdout.close()
    complaints = program.stderr.read()
    program.stderr.close()
    assert program.wait(60) == 0
    assert "Error" not in complaints
    with a_till(store) as till:
        reconcile(till)


def test_output_that_cannot_be_written_ends_in_a_sentence(store: Path, tmp_path: Path) -> None:
    path = write_baskets(tmp_path / "day.jsonl", [{"basket_id": "a", "lines": [MILK]}])
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = run_program("replay", path, data_dir=store, stdout=full)
    assert done.returncode == 2
    assert a_sentence(done.stderr)
    with a_till(store) as till:
        reconcile(till)


def test_the_first_hundred_real_baskets_come_to_the_cent(tmp_path: Path) -> None:
    store = a_store(tmp_path / "store")
    imported = run_program("import", "products", GROCERY_CATALOGUE, data_dir=store)
    assert "13,247 new" in imported.stderr
    with gzip.open(GROCERY_YEAR, "rt", encoding="utf-8") as file:
        lines = [next(file) for _ in range(100)]
    path = tmp_path / "hundred.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    done = run_program("replay", path, data_dir=store)
    assert done.returncode == 0
    assert [(record["basket_id"], record["total"]) for record in records(done.stdout)] == [
        (basket["basket_id"], basket["total"]) for basket in map(json.loads, lines)
    ]
    before = (store / DATABASE_NAME).read_bytes()
    again = run_program("replay", path, data_dir=store)
    assert all(record["already"] for record in records(again.stdout))
    with a_till(store) as till:
        reconcile(till)
    assert len((store / DATABASE_NAME).read_bytes()) == len(before)


@pytest.mark.soak
@pytest.mark.timeout(HANGS_AFTER)
def test_the_real_year_comes_to_the_cent(tmp_path: Path) -> None:
    with at_most(390):
        _ring_up_the_real_year(a_store(tmp_path / "store"))


def _ring_up_the_real_year(store: Path) -> None:
    run_program("import", "products", GROCERY_CATALOGUE, data_dir=store)
    year = subprocess.run(
        command("replay", GROCERY_YEAR, data_dir=store),
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert year.returncode == 0
    assert "4,184 baskets rung up" in year.stderr
    assert "148,168.90 in all" in year.stderr
    assert len(records(year.stdout)) == 4_184
    with a_till(store) as till:
        reconcile(till)
        totals = till.order_queries.totals()
        assert (totals.orders, str(totals.sales), str(totals.reserved)) == (
            4_184,
            "148168.90",
            "0",
        )
    again = subprocess.run(
        command("replay", GROCERY_YEAR, data_dir=store),
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert "0 baskets rung up" in again.stderr
    assert "4,184 were already there" in again.stderr
    with a_till(store) as till:
        # The program may have sealed its log meanwhile; nothing was sold.
        again_totals = till.order_queries.totals()
        assert replace(again_totals, audit_entries=totals.audit_entries) == totals


def test_a_sound_log_verifies(store: Path) -> None:
    done = run_program("audit", "verify", data_dir=store)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "3 records checked, no defect.\n"
    as_json = run_program("audit", "verify", "--json", data_dir=store)
    (answer,) = records(as_json.stdout)
    assert {name: answer[name] for name in ("sound", "checked", "first_bad_seq", "kind")} == {
        "sound": True,
        "checked": 3,
        "first_bad_seq": None,
        "kind": "",
    }


@pytest.mark.parametrize(
    ("damage", "words", "kind"),
    [
        (
            ("UPDATE audit_log SET actor_id = 'x' WHERE seq = 2",),
            "Record #2 was changed: it does not match its hash, or what was signed. 1 records",
            "changed",
        ),
        (("DELETE FROM audit_log WHERE seq = 2",), "Record #2 is missing.", "missing"),
        (
            (
                "UPDATE audit_log SET seq = 9 WHERE seq = 2",
                "UPDATE audit_log SET seq = 2 WHERE seq = 3",
                "UPDATE audit_log SET seq = 3 WHERE seq = 9",
            ),
            "Record #2 does not continue the one before it.",
            "reordered",
        ),
    ],
)
def test_a_log_that_was_tampered_with_is_told(
    store: Path, damage: tuple[str, ...], words: str, kind: str
) -> None:
    sql(
        store,
        "DROP TRIGGER audit_log_refuses_update",
        "DROP TRIGGER audit_log_refuses_delete",
        *damage,
    )
    done = run_program("audit", "verify", data_dir=store)
    assert done.returncode == 1
    assert words in done.stderr
    as_json = run_program("audit", "verify", "--json", data_dir=store)
    assert as_json.returncode == 1
    (answer,) = records(as_json.stdout)
    assert (answer["sound"], answer["checked"]) == (False, 1)
    assert (answer["first_bad_seq"], answer["kind"]) == (2, kind)


def test_a_file_that_is_no_database_cannot_be_verified(store: Path) -> None:
    (store / DATABASE_NAME).write_bytes(b"a shopping list\n" * 500)
    done = run_program("audit", "verify", data_dir=store)
    assert done.returncode == 2
    assert a_sentence(done.stderr)
    assert "is damaged" in done.stderr


def test_a_store_of_a_newer_program_is_refused(store: Path) -> None:
    sql(store, "UPDATE alembic_version SET version_num = '9999'")
    done = run_program("audit", "verify", data_dir=store)
    assert done.returncode == 2
    assert "A newer version of this program wrote this store." in done.stderr


def test_a_tail_that_was_cut_stops_no_sale_but_the_next_start_tells(
    store: Path, tmp_path: Path
) -> None:
    with a_till(store) as till:
        sell(till, "MILK")
        till.dispatcher._sync.clear()
        till.dispatcher._sync_by_type.clear()
        sell(till, "MILK")
    sql(
        store,
        "DROP TRIGGER audit_log_refuses_delete",
        "DELETE FROM audit_log WHERE seq > 5",
    )
    path = write_baskets(tmp_path / "day.jsonl", [{"basket_id": "a", "lines": [MILK]}])
    done = run_program("replay", path, data_dir=store)
    assert done.returncode == 2
    assert "is damaged" in done.stderr


def test_an_export_is_written_recorded_and_limited_in_time(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "log.jsonl"
    done = run_program("audit", "export", "--format", "jsonl", target, data_dir=store)
    assert done.returncode == 0
    assert "3 records are in" in done.stderr
    head, *entries = records(target.read_text(encoding="utf-8"))
    assert head["entry_count"] == 3
    assert [record["seq"] for record in entries] == [1, 2, 3]
    later = run_program(
        "audit", "export", "--since", "2999-01-01", tmp_path / "none.jsonl", data_dir=store
    )
    assert "0 records are in" in later.stderr
    verified = run_program("audit", "verify", "--json", data_dir=store)
    assert records(verified.stdout)[0]["checked"] == 8


def test_an_export_that_cannot_be_written_ends_in_a_sentence(store: Path, tmp_path: Path) -> None:
    done = run_program("audit", "export", tmp_path / "no" / "log.jsonl", data_dir=store)
    assert done.returncode == 2
    assert "Nothing was exported." in done.stderr


@pytest.mark.parametrize(
    "arguments", [("audit", "export", "--since", "soon", "x"), ("sell",), ("replay",)]
)
def test_what_is_no_command_is_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run_program(*arguments)
    assert done.returncode == 2
    assert "usage:" in done.stderr


def test_the_command_line_starts_without_qt_or_alembic(store: Path) -> None:
    script = (
        "import sys; from pos_app.cli import run;"
        "code = run(['audit', 'verify', '--data-dir', sys.argv[1]]);"
        "loaded = {'PySide6', 'alembic'} & {name.split('.')[0] for name in sys.modules};"
        "sys.exit(f'{code} {loaded}' if code or loaded else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(store)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr) == (0, "3 records checked, no defect.\n")


def test_the_data_folder_may_stand_before_the_command(store: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pos_app", "--data-dir", str(store), "audit", "verify"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "no defect" in done.stderr
