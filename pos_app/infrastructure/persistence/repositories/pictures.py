"""Pictures of products by their SHA-256; what is there already is not written again."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select

from pos_app.infrastructure.persistence.catalogue_tables import product_pictures
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.statement import Statement

_GET = Statement(
    select(product_pictures.c.content).where(product_pictures.c.name == bindparam("name"))
)
_KEEP = Statement(insert(product_pictures).prefix_with("OR IGNORE"))


class SqlPictures:
    """The pictures within one transaction; fulfils ``PictureStore``."""

    def __init__(self, connection: Connection) -> None:
        """Write on ``connection``."""
        self._connection = connection

    def keep(self, name: str, content: bytes) -> None:
        """Keep a picture under its SHA-256."""
        self._connection.run(_KEEP, {"name": name, "content": content})


class SqlPictureQueries:
    """Fulfils ``PictureQueries``; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def content(self, name: str) -> bytes | None:
        """Return a picture, or None."""
        row = self._database.reader().one(_GET, {"name": name})
        return None if row is None else bytes(row[0])
