"""The verifier as a program: what it needs, what it prints, and that it stands alone."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pos_verify.cli import Progress, main
from tests.verifier import maker
from tests.verifier.log_maker import Log

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tools" / "verifier"


def test_it_imports_only_the_standard_library_itself_and_cryptography() -> None:
    imported = set()
    for file in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), feature_version=(3, 9))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0
                imported.add((node.module or "").partition(".")[0])
    assert imported - sys.stdlib_module_names == {"pos_verify", "cryptography"}


def test_the_script_runs_from_anywhere_without_the_till(tmp_path: Path) -> None:
    maker.store(Log().introduce().sales(9).checkpoint(), tmp_path)
    answer = subprocess.run(
        [sys.executable, "-E", FOLDER / "verify.py", tmp_path, "--json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["checked"] == 11
    assert answer.stderr == ""


def test_a_person_reads_a_sentence_about_a_sound_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    maker.store(Log().sales(9), tmp_path)
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Sound: 9 rows checked, and nothing was done to them.\n"


def test_a_person_reads_which_row_is_the_first_bad_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = Log().sales(9)
    log.entries[4]["actor_id"] = "x"
    maker.store(log, tmp_path)
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        "NOT SOUND: row 5 was changed (kind: changed, row 5).\nThe 4 rows before it are sound.\n"
    )


@pytest.mark.parametrize(
    "content", [b"", b"junk", b"{}", b"{", b"\x1f\x8b", b"SQLite format 3\0 and no more", b"\xff"]
)
@pytest.mark.parametrize("name", ["pos.db", "a.jsonl", "a.csv", "a.proof.json"])
def test_a_file_that_is_nothing_known_is_told_so(
    content: bytes, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert main([str(path)]) == 2
    said = capsys.readouterr().out
    assert said.startswith("It cannot be told: ")
    assert "the check itself failed" not in said


def test_a_file_that_is_not_there_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "nothing")]) == 2
    assert main([str(tmp_path)]) == 2
    assert "there is no pos.db in the folder" in capsys.readouterr().out


def test_a_long_check_says_on_a_terminal_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = iter([0.0, 1.0, 2.1, 2.2])
    monkeypatch.setattr("time.monotonic", lambda: next(now))
    progress = Progress()
    for seq in (256, 512, 768):
        progress(seq, 1000)
    progress.end()
    assert capsys.readouterr().err == "\rrow 512 of 1000\n"


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_the_frozen_program_tells_a_sound_log_from_a_tampered_one(tmp_path: Path) -> None:
    subprocess.run([ROOT / "build_spec" / "verifier.sh", tmp_path / "dist"], check=True)
    program = tmp_path / "dist" / "pos-verify"
    log = Log().introduce().sales(9).checkpoint()
    path = maker.store(log, tmp_path)
    assert subprocess.run([program, path], check=False).returncode == 0

    path.unlink()
    log.entries[4]["actor_id"] = "x"
    maker.store(log, tmp_path)
    answer = subprocess.run([program, path, "--json"], capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert json.loads(answer.stdout)["first_bad_seq"] == 5
