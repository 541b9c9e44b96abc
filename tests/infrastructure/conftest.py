"""A store's real database file for each test, opened as the till opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.persistence.engine import Database
from tests.stores import a_store


@pytest.fixture
def store_folder(tmp_path: Path) -> Path:
    """The folder of a store that was just set up; its log holds one entry."""
    return a_store(tmp_path / "store")


@pytest.fixture
def open_database(store_folder: Path) -> Iterator[Callable[..., Database]]:
    """Opens the store's file as often as a test wants; each time is another program's."""
    opened: list[Database] = []

    def open_(*, read_only: bool = False) -> Database:
        database = Database(store_folder / DATABASE_NAME, read_only=read_only)
        opened.append(database)
        return database

    yield open_
    for database in opened:
        database.close()


@pytest.fixture
def database(open_database: Callable[..., Database]) -> Database:
    """The store's file, opened to write."""
    return open_database()
