"""Which build of SQLite is used: the package's own where there is one, else Python's."""

from __future__ import annotations

import sqlite3
from importlib import import_module
from types import ModuleType


def _driver() -> ModuleType:
    try:
        return import_module("pysqlite3.dbapi2")
    except ImportError:
        return sqlite3


DRIVER = _driver()
