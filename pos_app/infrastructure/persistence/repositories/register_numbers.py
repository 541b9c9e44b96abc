"""Takes the next number of a register, and learns with it which shift and day it belongs to.

Both come from the row that is written anyway, so a document belongs to the shift that is open
when its transaction commits, whichever program opened or closed it, and no sale pays for it.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, update

from pos_app.domain.records import dataclass
from pos_app.domain.values.business_day import business_date
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import registers


@dataclass(frozen=True, slots=True)
class Belonging:
    """The open shift of a register and its day; without a shift the day follows the clock."""

    shift_id: str | None
    business_date: str | None
    day_end_hour: int

    def columns(self, completed_at: datetime, cashier_id: str) -> dict[str, object]:
        """Return the columns of a document that was completed at an aware moment."""
        day = self.business_date
        if day is None:
            day = business_date(completed_at.astimezone(), self.day_end_hour).isoformat()
        return {"shift_id": self.shift_id, "business_date": day, "cashier_id": cashier_id}


NOWHERE = Belonging(None, None, 0)


def next_of(counter: str) -> Statement:
    """Return the statement that counts ``counter`` of a register up by one."""
    column = registers.c[counter]
    return Statement(
        update(registers)
        .where(registers.c.register_id == bindparam("key"))
        .values({counter: column + 1})
        .returning(
            column, registers.c.shift_id, registers.c.business_date, registers.c.day_end_hour
        )
    )


def taken(connection: Connection, counter: Statement, register_id: str) -> tuple[int, Belonging]:
    """Take the next number, which a rollback gives back, and say what it belongs to.

    Raises:
        LookupError: there is no such register.
    """
    row = connection.one(counter, {"key": register_id})
    if row is None:
        raise LookupError(register_id)
    return row[0], Belonging(row[1], row[2], row[3])
