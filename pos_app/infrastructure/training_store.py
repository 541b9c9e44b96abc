"""The store that people practise in: a folder of its own beside the real one, with its catalogue.

It has its own numbers, its own log and its own drawer, so nothing done in it reaches the real
store. What is sold is copied again whenever it opens; what was practised stays.
"""

from __future__ import annotations

from pathlib import Path

from pos_app.infrastructure.persistence.engine import Connection, Database

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
    columns = [row[1] for row in connection.command(f"PRAGMA main.table_info({table})")]
    wanted = ", ".join(columns)
    given = ", ".join("0" if column == "reserved" else column for column in columns)
    source = f"SELECT {given} FROM real.{table}"  # noqa: S608 - names of our own tables
    connection.command(f"INSERT OR IGNORE INTO main.{table} ({wanted}) {source}")


def _refresh(connection: Connection) -> None:
    changed = ", ".join(f"{column} = given.{column}" for column in _REFRESHED)
    sql = f"UPDATE main.products SET {changed} FROM real.products AS given"  # noqa: S608 - the same
    connection.command(f"{sql} WHERE given.product_id = main.products.product_id")
