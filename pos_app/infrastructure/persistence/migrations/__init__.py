"""Brings a database to the schema of this program, and refuses a newer one.

Alembic costs a third of a second to import, so it is imported only when there is work to do.
"""

from __future__ import annotations

from pathlib import Path

from pos_app.application.errors import StorageReadOnly, StorageTooNew
from pos_app.infrastructure.persistence.engine import DRIVER, Connection, Database
from pos_app.infrastructure.persistence.storage_errors import translated

CURRENT = "0029"
_KNOWN = (*(f"{number:04d}" for number in range(1, 29)), CURRENT)


def ensure_current(database: Database) -> None:
    """Create or upgrade the schema, in one transaction.

    Raises:
        StorageTooNew: a newer version of this program wrote the file.
        StorageReadOnly: the schema is old or missing and the file is open for reading only.
        StorageError: the environment is to blame; nothing has changed.
    """
    connection = database.reader() if database.is_read_only else database.writer
    version = schema_version(connection)
    if version == CURRENT:
        return
    if version is not None and version not in _KNOWN:
        raise StorageTooNew(path=str(database.path), detail=version)
    if database.is_read_only:
        raise StorageReadOnly(path=str(database.path), detail=f"schema {version}")
    migrate(database)
    database.reopen()  # what ran once would push the statements of each scan out of its cache


def is_known(version: str) -> bool:
    """Return whether this program can bring a database of the revision up to date."""
    return version in _KNOWN


def schema_version(connection: Connection) -> str | None:
    """Return the schema's revision, or None for an empty file."""
    found = connection.command("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")
    if not found:
        return None
    rows = connection.command("SELECT version_num FROM alembic_version")
    return str(rows[0][0]) if rows else None


def migrate(database: Database, revision: str = "head") -> None:
    """Run the migrations up to ``revision``, in one transaction; tests make older stores by it.

    Raises:
        StorageError: the environment is to blame; nothing has changed.
    """
    from alembic import command  # noqa: PLC0415 - see the module's first lines
    from alembic.config import Config  # noqa: PLC0415 - the same
    from sqlalchemy import create_engine, event  # noqa: PLC0415 - the same
    from sqlalchemy.engine import Connection as EngineConnection  # noqa: PLC0415 - the same
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415 - the same
    from sqlalchemy.pool import StaticPool  # noqa: PLC0415 - the same

    engine = create_engine(
        "sqlite://",
        module=DRIVER,
        creator=lambda: database.writer.driver,
        poolclass=StaticPool,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: EngineConnection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
    except DBAPIError as error:
        cause = error.orig if isinstance(error.orig, Exception) else error
        raise translated(cause, database.path) from error
    except DRIVER.Error as error:
        raise translated(error, database.path) from error
