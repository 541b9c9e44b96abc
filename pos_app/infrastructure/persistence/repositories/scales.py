"""The scale of each register: a row once one was chosen."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.scale.scale import Scale
from pos_app.infrastructure.persistence.card_tables import scales
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.statement import Statement

_GET = Statement(select(scales.c.device).where(scales.c.register_id == bindparam("key")))
_KEEP = Statement(
    upsert(scales)
    .values(register_id=bindparam("key"), device=bindparam("device"))
    .on_conflict_do_update(index_elements=["register_id"], set_={"device": bindparam("device")})
)


class SqlScaleRepository:
    """Scales within one transaction; fulfils ``ScaleRepository``."""

    def __init__(self, connection: Connection, report: Callable[[Aggregate], None]) -> None:
        """Read and write on ``connection``, telling ``report`` of each aggregate."""
        self._connection = connection
        self._report = report

    def of(self, register_id: str) -> Scale:
        """Return the scale of a register; one without device when none was chosen."""
        row = self._connection.one(_GET, {"key": register_id})
        scale = Scale(register_id, "" if row is None else row[0])
        self._report(scale)
        return scale

    def save(self, scale: Scale) -> None:
        """Keep which scale a register reads."""
        self._connection.run(_KEEP, {"key": scale.register_id, "device": scale.device})
