"""A store from before the movements keeps its stock: what is there becomes the first movement."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.persistence import migrations
from pos_app.infrastructure.persistence.engine import DRIVER, Database
from pos_app.infrastructure.persistence.migrations import ensure_current
from pos_app.infrastructure.queries.stock_proof import SqlStockProver

A_PRODUCT = """
    INSERT INTO products (product_id, sku, gtins, name, department, unit, price, stock, reserved,
        sold, low_stock_level, is_retired, tax_category, is_open_price)
    VALUES (?, ?, '', ?, '', 'piece', 120, ?, 0, 0, 0, 0, '', 0)
"""


def a_file_at(path: Path, revision: str) -> None:
    """Make a store's file as the program of that time made it."""
    engine = create_engine(f"sqlite:///{path}", module=DRIVER)
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def test_what_is_on_hand_becomes_the_opening_movement(tmp_path: Path) -> None:
    path = tmp_path / DATABASE_NAME
    a_file_at(path, "0012")
    connection = DRIVER.connect(str(path), isolation_level=None)
    connection.execute(A_PRODUCT, ("p1", "MILK", "Milk", 7_000))
    connection.execute(A_PRODUCT, ("p2", "BREAD", "Bread", 0))
    connection.close()

    database = Database(path)
    ensure_current(database)

    assert database.writer.command(
        "SELECT product_id, kind, quantity, on_hand, event_seq FROM stock_movements"
    ) == [("p1", "opening", 7_000, 7_000, None)]
    assert database.writer.command("SELECT DISTINCT stock_policy FROM products") == [("refuse",)]
    proof = SqlStockProver(database).prove()
    database.close()
    assert proof.holds
