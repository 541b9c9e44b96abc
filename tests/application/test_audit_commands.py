"""What an owner and an accountant do with the log on the command line."""

from __future__ import annotations

import email
import gzip
import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from PySide6.QtGui import QImage

from pos_app.application.evidence import Anchor
from tests.infrastructure.audit.evidence import a_receipt_code
from tests.programs import run_program
from tests.stores import a_store, a_till, sell, stocked

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils reads the PDF back"
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with sixty sales."""
    folder = a_store(tmp_path / "store")
    with a_till(folder) as till:
        stocked(till, "Milk", stock="1000")
        for _ in range(60):
            sell(till, "MILK")
    return folder


class PostOffice:
    """A mail server that keeps what it is given."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], bytes]] = []

    async def handle_DATA(  # noqa: N802 - the server looks for this name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        self.mails.append((envelope.rcpt_tos, envelope.content))
        return "250 OK"


@pytest.fixture
def post_office() -> Iterator[tuple[PostOffice, str]]:
    office = PostOffice()
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    server = Controller(office, hostname="127.0.0.1", port=port)
    server.start()
    yield office, f"127.0.0.1:{port}"
    server.stop()


def verified(store: Path, *options: object) -> tuple[int, dict[str, Any]]:
    done = run_program("audit", "verify", "--json", *options, data_dir=store)
    answer: dict[str, Any] = json.loads(done.stdout) if done.stdout else {}
    return done.returncode, answer


def test_an_anchor_is_taken_out_and_the_log_held_against_it(store: Path, tmp_path: Path) -> None:
    anchor = tmp_path / "anchor.txt"
    done = run_program("audit", "anchor", anchor, data_dir=store)
    assert done.returncode == 0, done.stderr
    assert "records are anchored in" in done.stderr
    with a_till(store) as till:
        sell(till, "MILK")
        code = a_receipt_code(till, 9)
    assert verified(store, "--anchor", anchor, "--anchor", code.code)[0] == 0
    assert verified(store, "--anchor", anchor)[1]["anchors"] == 1


def test_a_newer_anchor_proves_that_it_contains_the_older_one(store: Path, tmp_path: Path) -> None:
    run_program("audit", "anchor", tmp_path / "old.txt", data_dir=store)
    with a_till(store) as till:
        sell(till, "MILK")
    done = run_program(
        "audit", "anchor", tmp_path / "new.txt", "--since", tmp_path / "old.txt", data_dir=store
    )
    assert done.returncode == 0, done.stderr
    older = Anchor.read((tmp_path / "old.txt").read_text())
    newer = Anchor.read((tmp_path / "new.txt").read_text())
    assert newer.extends == older.checkpoint.size
    assert newer.path


def test_an_anchor_goes_by_mail(
    store: Path, post_office: tuple[PostOffice, str], tmp_path: Path
) -> None:
    office, server = post_office
    done = run_program(
        "audit", "anchor", "--mail", "owner@example.com", "--smtp", server, data_dir=store
    )
    assert done.returncode == 0, done.stderr
    ((to, content),) = office.mails
    assert to == ["owner@example.com"]
    attached = [part for part in email.message_from_bytes(content).walk() if part.get_filename()]
    kept = tmp_path / "kept.txt"
    kept.write_bytes(attached[0].get_payload(decode=True))  # type: ignore[arg-type]
    assert verified(store, "--anchor", kept)[1]["anchors"] == 1


@needs_poppler
def test_an_anchor_on_paper_is_read_back_from_its_picture(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "anchor.pdf"
    done = run_program("audit", "anchor", page, data_dir=store)
    assert done.returncode == 0, done.stderr
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-singlefile", page, tmp_path / "page"], check=True
    )
    picture = QImage(str(tmp_path / "page.png")).convertToFormat(QImage.Format.Format_Grayscale8)
    (found,) = zxingcpp.read_barcodes(picture)
    kept = tmp_path / "scanned.txt"
    kept.write_text(found.text, encoding="utf-8")
    assert Anchor.read(found.text).checkpoint.size > 0
    text = subprocess.run(["pdftotext", page, "-"], check=True, capture_output=True, text=True)
    code = re.search(r"Code: (\S+)", text.stdout)
    assert code is not None
    assert verified(store, "--anchor", kept, "--anchor", code[1])[1]["anchors"] == 2


def test_a_machine_without_a_printer_says_so(store: Path) -> None:
    done = run_program("audit", "anchor", "--print", "Nowhere", data_dir=store)
    assert done.returncode == 2
    assert "no printer called Nowhere" in done.stderr
    assert "write a FILE.pdf instead" in done.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "Say where the anchor goes"),
        (("--mail", "o@example.com"), "no server was named"),
        (("--mail", "o@example.com", "--smtp", "127.0.0.1:1"), "The mail was not taken"),
        (("/nowhere/anchor.txt",), "The anchor cannot be written"),
        (("/nowhere/anchor.pdf",), "The anchor cannot be written"),
    ],
)
def test_an_anchor_that_goes_nowhere_ends_in_a_sentence(
    store: Path, options: tuple[str, ...], words: str
) -> None:
    done = run_program("audit", "anchor", *options, data_dir=store)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_no_anchor_is_told(store: Path, tmp_path: Path) -> None:
    (tmp_path / "shopping.txt").write_text("milk\n")
    for text in (tmp_path / "shopping.txt", tmp_path / "none.txt", "12-ABCD"):
        done = run_program("audit", "verify", "--anchor", text, data_dir=store)
        assert done.returncode == 2
        assert "Nothing was checked." in done.stderr


def test_an_anchor_of_another_store_cannot_tell(store: Path, tmp_path: Path) -> None:
    other = a_store(tmp_path / "other")
    run_program("audit", "anchor", tmp_path / "other.txt", data_dir=other)
    run_program("audit", "anchor", tmp_path / "own.txt", data_dir=store)
    done = run_program("audit", "verify", "--anchor", tmp_path / "other.txt", data_dir=store)
    assert done.returncode == 2
    assert "belongs to another store" in done.stderr


def test_old_records_move_into_an_archive(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "2026.jsonl.gz"
    done = run_program("audit", "archive", "--until", "2999-01-01", target, data_dir=store)
    assert done.returncode == 0, done.stderr
    assert "no longer in the log" in done.stderr
    head = json.loads(gzip.decompress(target.read_bytes()).splitlines()[0])
    code, answer = verified(store)
    assert code == 0
    assert answer["first_seq"] == head["last_seq"] + 1
    again = run_program("audit", "archive", "--until", "2999-01-01", target, data_dir=store)
    assert again.returncode == 2
    assert "Nothing" in again.stderr


def test_one_record_is_proved(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "proof.json"
    done = run_program("audit", "prove", "7", target, data_dir=store)
    assert done.returncode == 0, done.stderr
    proof = json.loads(target.read_text())
    assert [seq for seq, _ in proof["leaves"]] == [7]
    missing = run_program("audit", "prove", "70000", target, data_dir=store)
    assert missing.returncode == 2
    assert "There is no record" in missing.stderr


def test_another_key_signs_after_it_was_changed(store: Path, tmp_path: Path) -> None:
    run_program("audit", "anchor", tmp_path / "before.txt", data_dir=store)
    done = run_program("audit", "rotate-key", data_dir=store)
    assert done.returncode == 0, done.stderr
    with a_till(store) as till:
        sell(till, "MILK")
    run_program("audit", "anchor", tmp_path / "after.txt", data_dir=store)
    before = Anchor.read((tmp_path / "before.txt").read_text()).checkpoint
    after = Anchor.read((tmp_path / "after.txt").read_text()).checkpoint
    assert before.public_key != after.public_key
    code, answer = verified(
        store, "--anchor", tmp_path / "before.txt", "--anchor", tmp_path / "after.txt"
    )
    assert (code, answer["anchors"], answer["replaced_keys"]) == (0, 2, [])


def test_the_recent_part_is_checked_alone(store: Path, tmp_path: Path) -> None:
    run_program("audit", "anchor", tmp_path / "anchor.txt", data_dir=store)
    code, answer = verified(store, "--recent")
    assert code == 0
    assert answer["first_seq"] > 100
