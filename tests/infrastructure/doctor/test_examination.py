"""The doctor says what is wrong, each in a sentence with what to do, and changes nothing."""

from __future__ import annotations

import json
import os
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typing_extensions import override

from pos_app import __version__
from pos_app.application.backup_errors import BackupPlaceAway
from pos_app.application.diagnosis import Finding, Level
from pos_app.bootstrap import DATABASE_NAME
from pos_app.cli import run
from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.domain.aggregates.installation.backup_plan import BackupPlan
from pos_app.infrastructure.doctor import machine, store_health
from pos_app.infrastructure.doctor.examination import Examination
from pos_app.infrastructure.persistence.engine import DRIVER, Database
from pos_app.infrastructure.persistence.migrations import migrate
from pos_app.infrastructure.system import SystemClock
from pos_app.ui.words.doctor_machine_sentences import MACHINE_FINDINGS
from pos_app.ui.words.doctor_store_sentences import STORE_FINDINGS
from pos_app.ui.words.doctor_texts import finding_text, level_word, titles
from tests.stores import a_store, a_till, sell, stocked

PIN = "86420"


def found(folder: Path) -> dict[str, Finding]:
    diagnosis = Examination(folder, DATABASE_NAME, SystemClock()).examine()
    return {finding.check: finding for finding in diagnosis.findings}


@pytest.fixture
def shop(data_dir: Path) -> Path:
    """A store that sold, as its owner's only."""
    data_dir.chmod(0o700)
    with a_till(data_dir, started=True) as till:
        stocked(till)
        sell(till, "MILK")
        till.customers.add(
            PersonalData(name="Ada Lovelace", phone="555 0123456", email="ada@example.org")
        )
        till.upkeep.backups.make_planned("asked")
    return data_dir


def test_a_healthy_store_has_nothing_bad(shop: Path) -> None:
    bad = {check for check, each in found(shop).items() if each.level is Level.BAD}
    assert not bad
    assert found(shop)["log"].level is Level.FINE
    assert found(shop)["database"].level is Level.FINE
    assert found(shop)["backup"].kind == "same-disk"


def test_every_check_has_a_title_and_every_finding_sentences(shop: Path, tmp_path: Path) -> None:
    seen = [*found(shop).values(), *found(tmp_path / "nowhere").values()]
    for finding in seen:
        assert finding.check in titles()
        assert (finding.check, finding.kind) in {**MACHINE_FINDINGS, **STORE_FINDINGS}
        assert finding_text(finding).headline
        if finding.level > Level.UNKNOWN:
            assert finding_text(finding).advice
        assert level_word(finding.level)


def test_it_changes_nothing(shop: Path) -> None:
    before = (shop / DATABASE_NAME).read_bytes()
    found(shop)
    assert (shop / DATABASE_NAME).read_bytes() == before
    assert not (shop / ".pos-app-sync-test").exists()


def test_a_damaged_database_is_bad(shop: Path) -> None:
    (shop / DATABASE_NAME).write_bytes(b"torn" * 3_000)
    assert found(shop)["database"].kind == "unreadable"
    assert finding_text(found(shop)["database"]).advice


def test_a_changed_record_is_bad(shop: Path) -> None:
    connection = DRIVER.connect(str(shop / DATABASE_NAME), isolation_level=None)
    connection.execute("DROP TRIGGER audit_log_refuses_update")
    connection.execute(
        "UPDATE audit_log SET actor_id = 'nobody' WHERE seq = (SELECT max(seq) FROM audit_log)"
    )
    connection.close()
    assert found(shop)["log"].level is Level.BAD


def test_a_newer_database_is_told(shop: Path) -> None:
    connection = DRIVER.connect(str(shop / DATABASE_NAME), isolation_level=None)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert found(shop)["schema"].kind == "newer"


def test_a_drive_that_is_away_is_bad(shop: Path, tmp_path: Path) -> None:
    with a_till(shop, started=True) as till:
        till.upkeep.backups.change_plan(BackupPlan(folder=str(tmp_path / "drive")))
        (tmp_path / "drive" / ".pos-app-backups").unlink()
        with pytest.raises(BackupPlaceAway):
            till.upkeep.backups.make_planned("schedule")
    assert (found(shop)["backup"].level, found(shop)["backup"].kind) == (Level.BAD, "away")


def test_a_folder_on_the_same_disk_is_no_other_drive(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_till(shop, started=True) as till:
        till.upkeep.backups.change_plan(BackupPlan(folder=str(tmp_path / "folder")))
        till.upkeep.backups.make_planned("schedule")
    assert found(shop)["backup"].kind == "same-disk"
    monkeypatch.setattr(store_health, "_is_on_another_drive", lambda _folder, _store: True)
    assert (found(shop)["backup"].level, found(shop)["backup"].kind) == (Level.FINE, "")


def test_a_clock_behind_the_log_is_bad() -> None:
    now = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
    finding = machine.clock(now, now + timedelta(minutes=3))
    assert (finding.level, finding.facts["behind"]) == (Level.BAD, 180)
    assert machine.clock(now, now - timedelta(minutes=3)).level < Level.BAD


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Shop", "Nextcloud", "iCloud Drive"])
def test_a_synchronised_folder_is_bad(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "till"
    folder.mkdir(parents=True)
    assert machine.folder_place(folder).kind == "synced"


def test_a_mark_of_a_synchronising_program_is_seen(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert machine.folder_place(tmp_path).kind == "synced"


def test_a_network_drive_is_bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_file_system", lambda _folder: "cifs")
    assert machine.folder_place(tmp_path).kind == "network"


def test_a_folder_that_others_read_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert machine.folder_access(tmp_path, "pos.db").kind == ""
    (tmp_path / "pos.db").touch()
    assert machine.folder_access(tmp_path, "pos.db").kind == "open"


def test_an_old_sqlite_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "SOUND_SQLITE", (99, 0, 0))
    assert machine.sqlite().kind == "wal-reset"


@pytest.mark.parametrize(
    ("free", "level"), [(10**8, Level.BAD), (5 * 10**8, Level.ADVICE), (10**11, Level.FINE)]
)
def test_little_room_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, level: Level
) -> None:
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage)
    assert machine.disk_space(tmp_path, 1_000).level is level


def test_a_check_that_fails_hides_no_other(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_folder: Path) -> Finding:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(machine, "disk_sync", fails)
    findings = found(shop)
    assert (findings["disk_sync"].level, findings["disk_sync"].kind) == (Level.UNKNOWN, "failed")
    assert findings["log"].level is Level.FINE


def test_the_command_answers_for_people_and_for_programs(
    shop: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["doctor", "--data-dir", str(shop)]) == 0
    assert "Audit log: The newest" in capsys.readouterr().out
    assert run(["doctor", "--json", "--data-dir", str(shop)]) == 0
    assert json.loads(capsys.readouterr().out)["level"] == "advice"
    (shop / DATABASE_NAME).write_bytes(b"torn" * 3_000)
    assert run(["doctor", "--data-dir", str(shop)]) == 1
    assert run(["doctor", "--data-dir", str(tmp_path / "nowhere")]) == 2


def test_the_support_bundle_names_nobody(shop: Path, tmp_path: Path) -> None:
    log = shop / "logs" / "pos.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("a", encoding="utf-8") as file:
        line = {"at": "2026-11-30T12:00:00", "level": "ERROR", "operation": "0193-1111"}
        told = f"Ada Lovelace (ada@example.org, 555 0123456) typed {PIN} in {shop}"
        file.write(json.dumps({**line, "message": told}) + "\n")
    (log.parent / "crash-1.txt").write_text(f"lovelace at {Path.home()} {PIN}\n", encoding="utf-8")
    bundle = tmp_path / "support.zip"
    assert run(["doctor", "--bundle", str(bundle), "--data-dir", str(shop)]) in {0, 1}
    with zipfile.ZipFile(bundle) as packed:
        text = "\n".join(packed.read(name).decode() for name in packed.namelist())
        names = set(packed.namelist())
    assert {"doctor.json", "counts.json", "logs/pos.log", "logs/crash-1.txt"} <= names
    for secret in ("Lovelace", "Ada", "example.org", "0123456", PIN, str(shop), "Corner Shop"):
        assert secret.lower() not in text.lower(), secret
    assert "0193-1111" in text


def test_a_folder_without_a_store_is_examined_too(tmp_path: Path) -> None:
    assert found(tmp_path)["store"].kind == "none"
    a_store(tmp_path)
    assert "store" not in found(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="Windows has drive types instead")
def test_the_kind_of_disk_is_read_from_the_mounts(tmp_path: Path) -> None:
    assert machine._file_system(tmp_path)


def test_a_store_of_an_older_version_has_no_backup_yet(tmp_path: Path) -> None:
    database = Database(tmp_path / DATABASE_NAME)
    migrate(database, "0009")
    database.close()
    findings = found(tmp_path)
    assert (findings["schema"].kind, findings["backup"].kind) == ("old", "none")


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=7), "7 minutes ago"),
        (timedelta(hours=5), "5 hours ago"),
        (timedelta(days=9), "9 days ago"),
    ],
)
def test_the_age_of_a_backup_is_told_as_people_say_it(
    shop: Path, age: timedelta, words: str
) -> None:
    class Later(SystemClock):
        @override
        def now(self) -> datetime:
            return super().now() + age

    diagnosis = Examination(shop, DATABASE_NAME, Later()).examine()
    (backup,) = (each for each in diagnosis.findings if each.check == "backup")
    assert words in finding_text(backup).headline


@pytest.mark.parametrize("kind", ["away", "full", "failed"])
def test_backups_that_fail_each_have_advice_of_their_own(kind: str) -> None:
    advice = {
        each: finding_text(Finding("backup", Level.BAD, each)).advice
        for each in ("away", "full", "failed")
    }
    assert list(advice.values()).count(advice[kind]) == 1


def test_it_says_where_the_store_is(shop: Path) -> None:
    assert str(shop) in finding_text(found(shop)["folder_place"]).headline


def test_a_bundle_of_the_folder_here_keeps_its_points(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shop)
    bundle = tmp_path / "support.zip"
    assert run(["doctor", "--bundle", str(bundle), "--data-dir", "."]) in {0, 1}
    with zipfile.ZipFile(bundle) as packed:
        text = packed.read("doctor.json").decode()
    assert __version__ in text
    assert str(shop) not in text
