"""A full disk and a folder that cannot be written end in a sentence, and nothing is lost."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pos_app.bootstrap import DATABASE_NAME
from tests.faults.bookkeeping import complaints_after_restart
from tests.faults.shop import a_shop, random_baskets
from tests.programs import records, run_program, write_baskets

SMALL = "2m"


@cache
def may_mount() -> bool:
    """Return whether a test may mount a file system, in a world of its own."""
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        return False
    tried = subprocess.run(
        ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"], check=False, capture_output=True
    )
    return tried.returncode == 0


needs_mount = pytest.mark.skipif(not may_mount(), reason="only root may mount a small disk")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """An empty disk of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "none", place], check=True)
    yield place
    subprocess.run(["umount", place], check=True)


def a_sentence(text: str) -> bool:
    last = text.rstrip("\n").split("\n")[-1]
    return last.startswith("pos-app: ") and last.endswith(".") and "Traceback" not in text


@needs_mount
def test_a_full_disk_stops_the_day_and_more_space_lets_it_go_on(
    tmp_path: Path, small_disk: Path
) -> None:
    store = a_shop(small_disk / "store")
    baskets = random_baskets(random.Random(3), 400)
    path = write_baskets(tmp_path / "day.jsonl", [basket.record() for basket in baskets])
    stopped = run_program("replay", path, data_dir=store)
    assert stopped.returncode == 2
    assert a_sentence(stopped.stderr), stopped.stderr
    assert "The disk is full." in stopped.stderr
    acknowledged = records(stopped.stdout)
    assert 0 < len(acknowledged) < len(baskets)
    again = run_program("replay", path, data_dir=store)
    assert again.returncode == 2
    assert a_sentence(again.stderr), again.stderr
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    assert complaints_after_restart(store, acknowledged, baskets) == []
    finished = run_program("replay", path, data_dir=store)
    assert finished.returncode == 0
    assert len(records(finished.stdout)) == len(baskets)
    assert complaints_after_restart(store, records(finished.stdout), baskets) == []


@needs_mount
def test_an_import_for_which_there_is_no_space_takes_nothing(
    tmp_path: Path, small_disk: Path
) -> None:
    store = a_shop(small_disk / "store")
    path = tmp_path / "catalogue.csv"
    rows = "".join(f"N{number},Nail {number},0.01\n" for number in range(8_000))
    path.write_text(f"sku,name,unit_price\n{rows}", encoding="utf-8")
    done = run_program("import", "products", path, data_dir=store)
    assert done.returncode == 2
    assert "The disk is full." in done.stderr
    assert a_sentence(done.stderr), done.stderr
    assert complaints_after_restart(store) == []


@needs_mount
def test_a_store_is_not_half_set_up_on_a_full_disk(tmp_path: Path, small_disk: Path) -> None:
    pin = tmp_path / "pin"
    pin.write_text("2580", encoding="utf-8")
    (small_disk / "films").write_bytes(b"x" * (2 * 1024 * 1024 - 65_536))
    arguments = [
        *("init", "--store", "Corner Shop", "--currency", "USD", "--prices", "include-tax"),
        *("--owner", "Ana", "--pin-file", str(pin)),
    ]
    done = run_program(*arguments, data_dir=small_disk / "store")
    assert done.returncode == 2
    assert a_sentence(done.stderr), done.stderr
    (small_disk / "films").unlink()
    assert run_program(*arguments, data_dir=small_disk / "store").returncode == 0
    assert complaints_after_restart(small_disk / "store") == []


@needs_mount
@pytest.mark.parametrize(
    "arguments",
    [("replay", "day.jsonl"), ("import", "products", "catalogue.csv"), ("audit", "export", "log")],
)
def test_a_folder_that_cannot_be_written_is_told_and_left_alone(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    store = a_shop(tmp_path / "store")
    write_baskets(tmp_path / "day.jsonl", [random_baskets(random.Random(1), 1)[0].record()])
    (tmp_path / "catalogue.csv").write_text("sku,name,unit_price\nA,Nail,1\n", encoding="utf-8")
    before = (store / DATABASE_NAME).read_bytes()
    script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
    done = run_program(
        *arguments[:-1],
        tmp_path / arguments[-1],
        data_dir=store,
        wrapper=["unshare", "-m", "sh", "-c", script, str(store)],
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert a_sentence(done.stderr), done.stderr
    assert "cannot be written" in done.stderr
    assert (store / DATABASE_NAME).read_bytes() == before
    assert complaints_after_restart(store) == []


@needs_mount
def test_a_log_in_a_folder_that_cannot_be_written_is_verified_or_refused(tmp_path: Path) -> None:
    store = a_shop(tmp_path / "store")
    script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
    done = run_program(
        "audit",
        "verify",
        data_dir=store,
        wrapper=["unshare", "-m", "sh", "-c", script, str(store)],
    )
    assert done.returncode in (0, 2)
    assert "no defect" in done.stderr or a_sentence(done.stderr)


def test_a_limit_on_the_size_of_files_stops_the_day_and_loses_nothing(tmp_path: Path) -> None:
    store = a_shop(tmp_path / "store")
    baskets = random_baskets(random.Random(3), 200)
    path = write_baskets(tmp_path / "day.jsonl", [basket.record() for basket in baskets])
    limit = 1_500_000

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    stopped = run_program("replay", path, data_dir=store, before=limited)
    assert stopped.returncode == 2
    assert a_sentence(stopped.stderr), stopped.stderr
    acknowledged = records(stopped.stdout)
    assert 0 < len(acknowledged) < len(baskets)
    assert complaints_after_restart(store, acknowledged, baskets) == []
    finished = run_program("replay", path, data_dir=store)
    assert finished.returncode == 0
    assert complaints_after_restart(store, records(finished.stdout), baskets) == []


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("not a folder", encoding="utf-8")
    pin = tmp_path / "pin"
    pin.write_text("2580", encoding="utf-8")
    done = run_program(
        *("init", "--store", "Corner Shop", "--currency", "USD", "--prices", "include-tax"),
        *("--owner", "Ana", "--pin-file", pin),
        data_dir=tmp_path / "store",
    )
    assert done.returncode == 2
    assert a_sentence(done.stderr)
    verified = run_program("audit", "verify", data_dir=tmp_path / "store" / "deeper")
    assert (verified.returncode, a_sentence(verified.stderr)) == (2, True)
    named = run_program("audit", "verify", data_dir=tmp_path / ("long" * 100))
    assert (named.returncode, a_sentence(named.stderr)) == (2, True)
