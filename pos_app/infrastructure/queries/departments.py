"""The departments of what is sold, the largest first, on the calling thread's own connection."""

from __future__ import annotations

from threading import Lock
from time import monotonic

from sqlalchemy import func, select, text

from pos_app.application.queries import Department
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import products

# One look into the index for each name, and counting stops where a department is large in any
# store: a start counts no million products.
_BY_SIZE = Statement(
    text(
        """
        WITH RECURSIVE names (name) AS (
            SELECT min(department) FROM products
            UNION ALL
            SELECT (SELECT min(department) FROM products WHERE department > names.name)
            FROM names WHERE names.name IS NOT NULL
        ), sizes (name, size) AS MATERIALIZED (
            SELECT name, (SELECT count(*) FROM (
                SELECT 1 FROM products INDEXED BY products_by_department
                WHERE department = names.name AND is_retired = 0 LIMIT :most))
            FROM names WHERE name IS NOT NULL
        )
        SELECT name FROM sizes WHERE size > 0 ORDER BY size DESC, name
        """
    )
)
_LARGE = 5_000
# The sum makes the planner read the index by department, which needs no sorting.
_COUNTS = Statement(
    select(products.c.department, func.count())
    .where(products.c.is_retired + 0 == 0)
    .group_by(products.c.department)
    .order_by(func.count().desc(), products.c.department)
)
# Seconds. Counting a million products takes a tenth of one, which a window must not wait for.
_QUICK = 0.005
_KEPT = 300.0


class Departments:
    """Counts anew each time, or now and then where counting takes long; any thread may ask."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database
        self._lock = Lock()
        self._known: tuple[Department, ...] = ()
        self._counted_at = -_KEPT
        self._took = 0.0

    def all(self) -> tuple[Department, ...]:
        """Return every department that sells something.

        In a large store their sizes may be some minutes old; their names never are.
        """
        with self._lock:
            began = monotonic()
            is_old = self._took < _QUICK or began - self._counted_at >= _KEPT
            if is_old or set(self.names()) != {each.name for each in self._known}:
                rows = self._database.reader().all(_COUNTS)
                self._known = tuple(Department(name, count) for name, count in rows)
                self._counted_at = monotonic()
                self._took = self._counted_at - began
            return self._known

    def names(self) -> tuple[str, ...]:
        """Return the names of :meth:`all`; those with 5,000 products or more by the alphabet."""
        rows = self._database.reader().all(_BY_SIZE, {"most": _LARGE})
        return tuple(row[0] for row in rows)
