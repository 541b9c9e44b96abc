"""Examines a store's database: its pages, what waits, its log, its backups, past crashes."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from pos_app.application.diagnosis import Finding, Level
from pos_app.infrastructure.audit.verifier import ChainVerifier
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.migrations import CURRENT, is_known, schema_version
from pos_app.infrastructure.persistence.moments import from_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, outbox, publications
from pos_app.infrastructure.queries.installations import SqlInstallationQueries

_LARGE_WAL = 64_000_000
_MANY_WAITING = 1_000
_OLD_BACKUP = timedelta(days=2)
_RECENT_CRASH = timedelta(days=7)
_NEWEST = Statement(select(audit_log.c.occurred_at).order_by(audit_log.c.seq.desc()).limit(1))
_WAITING = Statement(select(func.count()).select_from(outbox))
_STUCK = Statement(
    select(func.count()).select_from(publications).where(publications.c.attempts > 0)
)
_SOUND = [("ok",)]


def schema(connection: Connection) -> Finding:
    """Say whether this program can use the database as it is."""
    version = schema_version(connection)
    facts = {"schema": version or "", "current": CURRENT}
    if version == CURRENT:
        return Finding("schema", Level.FINE, facts=facts)
    if version is None:
        return Finding("schema", Level.ADVICE, "empty", facts)
    if is_known(version):
        return Finding("schema", Level.ADVICE, "old", facts)
    return Finding("schema", Level.BAD, "newer", facts)


def pages(connection: Connection) -> Finding:
    """Check the database's pages; the indexes are left to a backup, which checks everything."""
    found = connection.command("PRAGMA quick_check(5)")
    if found == _SOUND:
        return Finding("database", Level.FINE)
    detail = "; ".join(str(row[0]) for row in found)
    return Finding("database", Level.BAD, "damaged", {"detail": detail[:300]})


def write_ahead_log(path: Path) -> Finding:
    """Look how much waits beside the database to be taken into it."""
    wal = path.with_name(path.name + "-wal")
    size = wal.stat().st_size if wal.exists() else 0
    level = Level.ADVICE if size > _LARGE_WAL else Level.FINE
    return Finding("wal", level, facts={"size": size})


def waiting(connection: Connection) -> Finding:
    """Count events that are not in the log yet."""
    count = _number(connection, _WAITING)
    level = Level.ADVICE if count > _MANY_WAITING else Level.FINE
    return Finding("outbox", level, facts={"count": count})


def background_work(connection: Connection) -> Finding:
    """Count background work that failed at least once."""
    count = _number(connection, _STUCK)
    return Finding("background", Level.ADVICE if count else Level.FINE, facts={"count": count})


def log(database: Database) -> Finding:
    """Check what came after the last seal, and that seal."""
    found = ChainVerifier(database).verify_recent()
    if found.is_sound:
        return Finding("log", Level.FINE, facts={"checked": found.checked})
    seq = found.first_bad_seq or 0
    facts: dict[str, str | int | float] = {"seq": seq, "kind": found.kind}
    return Finding("log", Level.BAD, "defect", facts)


def backups(database: Database, now: datetime) -> Finding:
    """Look how old the last copy is, where copies go, and whether they fail."""
    has_plan = "SELECT 1 FROM sqlite_master WHERE name = 'installations'"
    installation = None
    if database.reader().command(has_plan):
        installation = SqlInstallationQueries(database).installation()
    if installation is None:  # no store yet, or one of a version that made no backups
        return Finding("backup", Level.ADVICE, "none")
    is_elsewhere = _is_on_another_drive(installation.plan.folder, database.path)
    facts: dict[str, str | int | float] = {"is_elsewhere": int(is_elsewhere)}
    last = installation.last_backup_at
    if last is not None:
        facts["hours"] = round((now - last) / timedelta(hours=1), 2)
    if installation.failure:
        return Finding("backup", Level.BAD, installation.failure, facts)
    if last is None:
        return Finding("backup", Level.ADVICE, "none", facts)
    if now - last > _OLD_BACKUP:
        return Finding("backup", Level.ADVICE, "old", facts)
    if not is_elsewhere:
        return Finding("backup", Level.ADVICE, "same-disk", facts)
    return Finding("backup", Level.FINE, facts=facts)


def _is_on_another_drive(folder: str, store: Path) -> bool:
    """Return whether a broken disk of the store leaves the folder alone, as far as it shows."""
    if not folder:
        return False
    try:
        return Path(folder).stat().st_dev != store.stat().st_dev
    except OSError:
        return True  # it is away: it is not the store's disk


def crashes(folder: Path, now: datetime) -> Finding:
    """Count the crash reports of the last week."""
    since = (now - _RECENT_CRASH).timestamp()
    reports = [path for path in folder.glob("crash-*.txt") if path.stat().st_mtime >= since]
    return Finding("crash", Level.ADVICE if reports else Level.FINE, facts={"count": len(reports)})


def newest_event(connection: Connection) -> datetime | None:
    """Return when the newest logged event happened."""
    row = connection.one(_NEWEST)
    return None if row is None else from_text(row[0])


def _number(connection: Connection, statement: Statement) -> int:
    row = connection.one(statement)
    return 0 if row is None else int(row[0])
