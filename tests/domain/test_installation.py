"""The installation says what is news about its backups and its version, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pos_app.domain.aggregates.installation.backup_plan import BackupPlan
from pos_app.domain.aggregates.installation.installation import Installation
from pos_app.domain.values.ids import new_id

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


def names_of(installation: Installation) -> list[str]:
    return [event.get_event_type() for event in installation.get_domain_events()]


def an_installation(version: str = "") -> Installation:
    return Installation(installation_id=new_id(), program_version=version)


def made(installation: Installation) -> None:
    installation.record_backup(
        file_name="a.db",
        place="store",
        size_bytes=1,
        last_seq=9,
        is_encrypted=False,
        cause="asked",
        at=NOON,
    )


def test_the_first_version_is_no_change() -> None:
    installation = an_installation()
    installation.run_by("0.1.0", "0010")
    assert not names_of(installation)
    assert installation.program_version == "0.1.0"


def test_another_version_is_news_once() -> None:
    installation = an_installation("0.1.0")
    installation.run_by("0.2.0", "0011")
    installation.run_by("0.2.0", "0011")
    assert names_of(installation) == ["ProgramVersionChanged"]


def test_only_the_first_failure_of_a_kind_is_news() -> None:
    installation = an_installation()
    for minute, reason in enumerate(("away", "away", "full", "full")):
        installation.record_failure(reason, "schedule", NOON + timedelta(minutes=minute))
    assert names_of(installation) == ["BackupFailed", "BackupFailed"]
    assert installation.failing_since == NOON
    assert installation.failure == "full"


def test_a_copy_ends_the_failing() -> None:
    installation = an_installation()
    installation.record_failure("away", "schedule", NOON)
    made(installation)
    assert installation.failing_since is None
    assert not installation.failure
    assert installation.last_backup_at == NOON
    assert installation.last_backup_seq == 9


def test_the_same_plan_is_no_news() -> None:
    installation = an_installation()
    installation.change_plan(BackupPlan())
    assert not names_of(installation)
    installation.change_plan(BackupPlan(every_hours=4))
    assert names_of(installation) == ["BackupPlanChanged"]
