"""The store that people practise in: a folder of its own beside the real one, with its catalogue.

It has its own numbers, its own log and its own drawer, so nothing done in it reaches the real
store. What is sold is copied again whenever it opens; what was practised stays.
"""

from __future__ import annotations

from pathlib import Path

from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.identifiers import identifier, identifiers

FOLDER = "training"
_DATABASE = "pos.db"
# In the order that foreign keys ask for.
_TABLES = (
    "tax_categories",
    "products",
    "product_gtins",
    "price_lists",
    "price_list_prices",
    "promotions",
    "barcode_rules",
)
_RESERVED = "reserved"
_REFRESHED = ("name", "department", "price", "is_retired", "tax_category", "is_open_price")


def copy_catalogue(real: Path, training: Path) -> None:
    """Copy what the real store sells, without what is reserved there.

    Raises:
        StorageError: a file cannot be read or written; nothing was copied.
    """
    database = Database(training / _DATABASE)
    try:
        writer = database.writer
        writer.driver.execute("ATTACH ? AS real", (str(real / _DATABASE),))
        connection = database.begin()
        try:
            for table in _TABLES:
                _copy(connection, table)
            _refresh(connection)
        except BaseException:
            database.rollback()
            raise
        database.commit()
    finally:
        database.close()


def _copy(connection: Connection, table: str) -> None:
    found = connection.command(f"PRAGMA main.table_info({identifier(table)})")
    columns = [row[1] for row in found]
    if _RESERVED in columns:
        # What is promised to sales of the real store is promised to nobody here.
        columns.remove(_RESERVED)
        connection.command(
            f"INSERT OR IGNORE INTO {identifier(table, of='main')} ({identifiers(columns)}, reserved)"
            f" SELECT {identifiers(columns)}, 0 FROM {identifier(table, of='real')}"  # noqa: S608 - names only
        )
        return
    connection.command(
        f"INSERT OR IGNORE INTO {identifier(table, of='main')} ({identifiers(columns)})"
        f" SELECT {identifiers(columns)} FROM {identifier(table, of='real')}"  # noqa: S608 - names only
    )


def _refresh(connection: Connection) -> None:
    for column in _REFRESHED:
        connection.command(
            f"UPDATE main.products SET {identifier(column)} = {identifier(column, of='given')}"  # noqa: S608 - names only
            " FROM real.products AS given WHERE given.product_id = main.products.product_id"
        )
