"""Statements: their parameters stand where their marks do, and SQLite prepares them once."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import BindParameter, bindparam, select

from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.persistence.engine import DRIVER, Database
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import products
from tests.stores import a_store

_SKUS = select(products.c.sku).order_by(products.c.sku)


def test_a_stated_limit_is_part_of_the_text() -> None:
    statement = Statement(_SKUS.where(products.c.is_retired == 0).limit(7).offset(2))

    assert statement.sql.split()[-4:] == ["LIMIT", "7", "OFFSET", "2"]
    assert statement.values({}) == (0,)


def test_a_limit_of_the_moment_is_bound() -> None:
    statement = Statement(_SKUS.where(products.c.sku > bindparam("after")).limit(bindparam("rows")))

    assert statement.sql.split()[-4:] == ["LIMIT", "?", "OFFSET", "0"]
    assert statement.values({"rows": 3, "beside": "nothing", "after": "A"}) == ("A", 3)


def test_a_value_that_is_wanted_twice_stands_twice() -> None:
    wanted: BindParameter[str] = bindparam("wanted")
    statement = Statement(
        select(products.c.sku).where((products.c.sku == wanted) | wanted.is_(None))
    )

    assert statement.values({"wanted": "A"}) == ("A", "A")


def test_sqlite_prepares_a_statement_with_a_limit_once(tmp_path: Path) -> None:
    database = Database(a_store(tmp_path) / DATABASE_NAME)
    prepared: list[int] = []

    def note(action: int, *_names: str | None) -> int:
        prepared.append(action)
        return int(DRIVER.SQLITE_OK)

    database.writer.driver.set_authorizer(note)  # SQLite asks it while it prepares, only then
    statement = Statement(_SKUS.limit(1))
    database.writer.all(statement)
    assert prepared
    prepared.clear()
    database.writer.all(statement)
    database.close()
    assert prepared == []
