"""The store that people practise in: a folder of its own beside the real one, with its catalogue.

It has its own numbers, its own log and its own drawer, so nothing done in it reaches the real
store. What is sold is copied again whenever it opens; what was practised stays.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import column, insert, literal, select, table, update

from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.statement import Statement

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
    "tile_boards",
    "product_pictures",
)
_REFRESHED = (
    "name",
    "department",
    "price",
    "is_retired",
    "tax_category",
    "is_open_price",
    "deposit",
)


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
            for name in _TABLES:
                _copy(connection, name)
            _refresh(connection)
        except BaseException:
            database.rollback()
            raise
        database.commit()
    finally:
        database.close()


def _copy(connection: Connection, name: str) -> None:
    names = [str(row[1]) for row in connection.command(f"PRAGMA main.table_info({name})")]
    ours = table(name, *(column(each) for each in names), schema="main")
    real = table(name, *(column(each) for each in names), schema="real")
    # What is promised to sales of the real store is promised to nobody here.
    given = [literal(0) if each == "reserved" else real.c[each] for each in names]
    copied = insert(ours).from_select(names, select(*given).select_from(real))
    connection.run(Statement(copied.prefix_with("OR IGNORE")))


def _refresh(connection: Connection) -> None:
    names = ("product_id", *_REFRESHED)
    ours = table("products", *(column(each) for each in names), schema="main")
    given = table("products", *(column(each) for each in names), schema="real").alias("given")
    changed = update(ours).values({each: given.c[each] for each in _REFRESHED})
    connection.run(Statement(changed.where(ours.c.product_id == given.c.product_id)))
