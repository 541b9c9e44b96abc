"""The one installation of the data folder: a row once something is known of it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from pos_app.domain.aggregates.installation.backup_plan import BackupPlan
from pos_app.domain.aggregates.installation.installation import Installation
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.installation_tables import installations
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement

_row = installations.c
_GET = Statement(select(installations).where(_row.installation_id == bindparam("key")))
_insert = insert(installations)
_SAVE = Statement(
    _insert.on_conflict_do_update(
        index_elements=[_row.installation_id],
        set_={
            column.name: _insert.excluded[column.name] for column in _row if not column.primary_key
        },
    )
)


class SqlInstallationRepository(IdentityMap[Installation, None]):
    """The installation within one transaction; fulfils ``InstallationRepository``."""

    def get(self, store_id: UUID) -> Installation:
        """Return the installation of the store; a fresh one while none was kept."""
        known = self.known(store_id)
        return known or self.hold(store_id, read_installation(self.connection, store_id))

    def save(self, installation: Installation) -> None:
        """Keep it."""
        plan = installation.plan
        self.connection.run(
            _SAVE,
            {
                "installation_id": str(installation.installation_id),
                "program_version": installation.program_version,
                "folder": plan.folder,
                "every_hours": plan.every_hours,
                "is_after_shift": int(plan.is_after_shift),
                "keep_hourly": plan.keep_hourly,
                "keep_daily": plan.keep_daily,
                "keep_monthly": plan.keep_monthly,
                "lock": plan.lock,
                "last_backup_at": _text(installation.last_backup_at),
                "last_backup_seq": installation.last_backup_seq,
                "failing_since": _text(installation.failing_since),
                "failure": installation.failure,
            },
        )


def read_installation(connection: Connection, store_id: UUID) -> Installation:
    """Return the installation of the store as it is kept, or a fresh one."""
    row = connection.one(_GET, {"key": str(store_id)})
    if row is None:
        return Installation(installation_id=store_id)
    return Installation(
        installation_id=store_id,
        program_version=row[1],
        plan=BackupPlan(
            folder=row[2],
            every_hours=row[3],
            is_after_shift=bool(row[4]),
            keep_hourly=row[5],
            keep_daily=row[6],
            keep_monthly=row[7],
            lock=row[8],
        ),
        last_backup_at=_moment(row[9]),
        last_backup_seq=row[10],
        failing_since=_moment(row[11]),
        failure=row[12],
    )


def _text(moment: datetime | None) -> str:
    return "" if moment is None else to_text(moment)


def _moment(text: str) -> datetime | None:
    return from_text(text) if text else None
