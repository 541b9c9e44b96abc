"""Three verifiers, of which two were written from the document alone, say the same of every log.

The product's own, the stand-alone one under tools/verifier and the second one under tests judge
the same files: what a till wrote, and what somebody with the file in hand made of it.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import DATABASE_NAME
from pos_app.cli import run
from pos_app.infrastructure.audit.chain import entry_hash
from pos_app.infrastructure.persistence.engine import DRIVER
from pos_verify.cli import main as stand_alone
from tests.infrastructure.audit.evidence import (
    Row,
    an_anchor,
    rewrite,
    rows_of,
    sealed_store,
    seqs_of,
    verified,
)
from tests.second_verifier import verify_archive, verify_database, verify_export
from tests.stores import a_till, sell, stocked

Answer = tuple[int | None, str]
Tamper = Callable[[Path], None]


def of_the_product(path: Path, anchors: list[str]) -> Answer:
    from pos_app.commands.audit import read_anchor  # noqa: PLC0415

    found = verified(path, *(read_anchor(each) for each in anchors))
    return found.first_bad_seq, found.kind


def of_the_stand_alone_one(path: Path, anchors: list[str]) -> Answer:
    output = io.StringIO()
    options = [word for each in anchors for word in ("--anchor", each)]
    with contextlib.redirect_stdout(output):
        stand_alone([str(path), *options, "--json"])
    answer = json.loads(output.getvalue())
    assert answer["sound"] is not None, answer
    return answer["first_bad_seq"], answer["kind"] or ""


def of_the_second_one(path: Path, anchors: list[str]) -> Answer:
    found = verify_database(path, anchors=[_file_or_code(each) for each in anchors])
    return found.first_bad_seq, found.kind or ""


def _file_or_code(text: str) -> Path | str:
    return Path(text) if Path(text).exists() else text


def all_say(path: Path, *anchors: object) -> Answer:
    """Return what the three agree on."""
    texts = [str(each) for each in anchors]
    ours = of_the_product(path, texts)
    assert of_the_stand_alone_one(path, texts) == ours
    assert of_the_second_one(path, texts) == ours
    return ours


def exit_codes(path: Path) -> tuple[int, int]:
    """Return what ``pos-app audit verify`` and ``pos-verify`` leave behind."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return run(["audit", "verify", "--data-dir", str(path.parent)]), stand_alone([str(path)])


def told_by_the_command(path: Path, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Return what the command says to a program."""
    capsys.readouterr()
    run(["audit", "verify", "--json", "--data-dir", str(path.parent)])
    answer = json.loads(capsys.readouterr().out)
    return answer["first_bad_seq"], answer["kind"]


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sealed") / "store"
    sealed_store(folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path, sealed: Path) -> Path:
    return shutil.copytree(sealed, tmp_path / "store")


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / DATABASE_NAME


def sql(path: Path, *commands: str) -> None:
    connection = DRIVER.connect(str(path), isolation_level=None)
    for trigger in ("refuses_update", "refuses_delete", "continues"):
        connection.execute(f"DROP TRIGGER IF EXISTS audit_log_{trigger}")
    for each in commands:
        connection.execute(each)
    connection.close()


def put(row: Row, **changes: object) -> None:
    row[10] = json.dumps(json.loads(str(row[10])) | changes, separators=(",", ":"))


def a_forged_seal(path: Path) -> None:
    first = seqs_of(path, "CheckpointSigned")[0]
    rewrite(path, lambda rows: put(rows[first - 1], root="0" * 64))


def a_foreign_key(path: Path) -> None:
    (rotated,) = seqs_of(path, "SigningKeyRotated")
    rewrite(path, lambda rows: put(rows[rotated - 1], key_id="0" * 16))


def another_log(path: Path) -> None:
    first = seqs_of(path, "CheckpointSigned")[0]
    rewrite(path, lambda rows: put(rows[first - 1], trail_id="0" * 36))


def rehashed_alone(path: Path) -> None:
    row = rows_of(path)[6]
    row[4] = "somebody else"
    digest = entry_hash(str(row[11]), 7, [None if v is None else str(v) for v in row[1:11]])
    sql(path, f"UPDATE audit_log SET actor_id = 'somebody else', hash = '{digest}' WHERE seq = 7")


def inserted_and_renumbered(path: Path) -> None:
    connection = DRIVER.connect(str(path), isolation_level=None)
    rows = rows_of(path)
    connection.close()
    stranger = list(rows[4])
    stranger[2] = "01931d2a-7c00-7001-8000-00000000abcd"
    stranger[0], stranger[11] = 6, rows[4][12]
    fields = [None if v is None else str(v) for v in stranger[1:11]]
    stranger[12] = entry_hash(str(stranger[11]), 6, fields)
    later = [[int(str(row[0])) + 1, *row[1:]] for row in rows[5:]]
    put_rows(path, [*rows[:5], stranger, *later])


def removed_and_renumbered(path: Path) -> None:
    rows = rows_of(path)
    later = [[int(str(row[0])) - 1, *row[1:]] for row in rows[6:]]
    put_rows(path, [*rows[:5], *later])


def put_rows(path: Path, rows: list[Row]) -> None:
    sql(path, "DELETE FROM audit_log")
    connection = DRIVER.connect(str(path), isolation_level=None)
    places = ", ".join("?" * 13)
    connection.executemany(f"INSERT INTO audit_log VALUES ({places})", rows)
    connection.execute("UPDATE registers SET last_event_seq = ?", (len(rows),))
    connection.close()


def changed_before_a_seal(path: Path) -> None:
    first = seqs_of(path, "CheckpointSigned")[0]

    def change(rows: list[Row]) -> None:
        rows[first + 1][4] = "somebody else"

    rewrite(path, change, start=first + 2)


SWAP = (
    "UPDATE audit_log SET seq = 900 WHERE seq = 5",
    "UPDATE audit_log SET seq = 5 WHERE seq = 9",
    "UPDATE audit_log SET seq = 9 WHERE seq = 900",
)

TAMPERINGS: dict[str, tuple[Tamper, str]] = {
    "nothing": (lambda _path: None, ""),
    "a field": (
        lambda path: sql(path, "UPDATE audit_log SET actor_id = 'x' WHERE seq = 5"),
        "changed",
    ),
    "a number for a text": (
        lambda path: sql(path, "UPDATE audit_log SET event_data = 7.5 WHERE seq = 5"),
        "changed",
    ),
    "a link": (
        lambda path: sql(path, "UPDATE audit_log SET prev_hash = 'zz' WHERE seq = 5"),
        "changed",
    ),
    "a link in capitals": (
        lambda path: sql(path, "UPDATE audit_log SET prev_hash = upper(prev_hash) WHERE seq = 5"),
        "changed",
    ),
    "a row with its hash": (rehashed_alone, "changed"),
    "a row gone": (lambda path: sql(path, "DELETE FROM audit_log WHERE seq = 5"), "missing"),
    "the first row gone": (
        lambda path: sql(path, "DELETE FROM audit_log WHERE seq = 1"),
        "missing",
    ),
    "a row gone and the others moved up": (removed_and_renumbered, "missing"),
    "a row put in and the others moved down": (inserted_and_renumbered, "inserted"),
    "a row below the first": (
        lambda path: sql(path, "UPDATE audit_log SET seq = -seq WHERE seq = 5"),
        "inserted",
    ),
    "two rows swapped": (lambda path: sql(path, *SWAP), "reordered"),
    "the tail cut": (lambda path: sql(path, "DELETE FROM audit_log WHERE seq > 20"), "cut"),
    "everything gone": (lambda path: sql(path, "DELETE FROM audit_log"), "cut"),
    "a row too many": (
        lambda path: sql(path, "UPDATE registers SET last_event_seq = last_event_seq - 1"),
        "inserted",
    ),
    "chained anew under a seal": (changed_before_a_seal, "changed"),
    "a seal made to fit": (a_forged_seal, "forged-signature"),
    "a key of a stranger": (a_foreign_key, "foreign-key"),
    "a seal of another log": (another_log, "forged-signature"),
    "the head gone as if archived": (
        lambda path: sql(
            path,
            "UPDATE audit_trail SET archived_through = 10",
            "DELETE FROM audit_log WHERE seq <= 10",
        ),
        "missing",
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_they_name_the_same_kind_at_the_same_place(
    file: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper, kind = TAMPERINGS[name]
    tamper(file)
    seq, found = all_say(file)
    assert found == kind
    assert exit_codes(file) == ((1,) * 2 if kind else (0,) * 2)
    assert told_by_the_command(file, capsys) == (seq, kind)


def test_what_cannot_be_told_is_2_to_both_commands(tmp_path: Path) -> None:
    assert exit_codes(tmp_path / DATABASE_NAME) == (2, 2)
    (tmp_path / DATABASE_NAME).write_bytes(b"SQLite format 3\0 and no more")
    assert exit_codes(tmp_path / DATABASE_NAME) == (2, 2)


@pytest.mark.parametrize("seed", range(12))
def test_they_agree_on_whatever_a_random_hand_does(file: Path, seed: int) -> None:
    chance = random.Random(seed)
    columns = [
        "event_type",
        "event_id",
        "occurred_at",
        "actor_id",
        "event_data",
        "prev_hash",
        "hash",
    ]
    last = len(rows_of(file))
    for _ in range(chance.randint(1, 3)):
        seq, other = chance.sample(range(1, last + 1), 2)
        sql(
            file,
            chance.choice(
                [
                    f"UPDATE audit_log SET {chance.choice(columns)} = 'x' || seq WHERE seq = {seq}",
                    f"DELETE FROM audit_log WHERE seq = {seq}",
                    f"UPDATE OR IGNORE audit_log SET seq = {other} WHERE seq = {seq}",
                    f"UPDATE audit_log SET event_data = event_data || {other} WHERE seq = {seq}",
                    f"DELETE FROM audit_log WHERE seq > {seq}",
                ]
            ),
        )
    all_say(file)


def test_they_agree_with_anchors(folder: Path, file: Path, tmp_path: Path) -> None:
    anchor = tmp_path / "anchor.txt"
    anchor.write_text(an_anchor(folder).text())
    with a_till(folder) as till:
        sell(till, "MILK")
    assert all_say(file, anchor) == (None, "")
    size = an_anchor(folder).checkpoint.size
    late = tmp_path / "late.txt"
    late.write_text(an_anchor(folder).text())
    rewrite(file, lambda rows: rows[: size - 2])
    assert all_say(file, anchor, late)[1] == "cut"


def test_they_agree_that_it_is_another_log(folder: Path, file: Path, tmp_path: Path) -> None:
    older = shutil.copytree(folder, tmp_path / "older")
    with a_till(folder) as till:
        sell(till, "MILK")
    late = tmp_path / "late.txt"
    late.write_text(an_anchor(folder).text())
    shutil.rmtree(folder)
    shutil.copytree(older, folder)
    with a_till(folder) as till:
        for _ in range(3):
            sell(till, "MILK")
        till.trail.sign_checkpoint()
    assert all_say(file, late)[1] == "forked"


def test_they_agree_on_archives_and_exports_and_the_log_that_remains(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    archive, exported = tmp_path / "old.jsonl.gz", tmp_path / "log.jsonl"
    spreadsheet = tmp_path / "log.csv"
    with a_till(folder) as till:
        stocked(till, "Milk", stock="1000")
        for _ in range(60):
            sell(till, "MILK")
        till.trail.rotate_key()
        till.audit.export(exported, AuditFilter(event_types=frozenset({"StockSold"})))
        till.audit.export(spreadsheet, AuditFilter(), file_format="csv")
        till.archives.archive(archive, datetime.now(UTC) + timedelta(days=1))
        sell(till, "MILK")
        till.trail.sign_checkpoint()
    assert all_say(folder / DATABASE_NAME) == (None, "")
    for path in (archive, exported, spreadsheet):
        assert of_the_stand_alone_one(path, []) == (None, ""), path.name
    assert verify_archive(archive).sound
    for path in (exported, spreadsheet):
        assert verify_export(path, path.with_name(path.name + ".proof.json")).sound
        path.write_bytes(path.read_bytes().replace(b"anonymous", b"nobody", 1))
        assert not verify_export(path, path.with_name(path.name + ".proof.json")).sound
        assert of_the_stand_alone_one(path, [])[1] == "changed"
