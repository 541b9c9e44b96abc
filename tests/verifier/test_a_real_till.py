"""The verifier against what the till itself has written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.stores import a_till, sell, stocked
from tests.verifier.conftest import Finds


def sold(folder: Path, finds: Finds) -> tuple[str | None, int | None, int]:
    """Sell a little and check the store while the till is open."""
    with a_till(folder) as till:
        stocked(till)
        for _ in range(3):
            sell(till, "MILK")
        return finds(folder)


def test_the_log_of_an_open_till_is_sound(finds: Finds, tmp_path: Path) -> None:
    kind, bad, checked = sold(tmp_path, finds)
    assert (kind, bad) == (None, None)
    assert checked > 10


def test_a_row_changed_behind_the_tills_back_is_found(finds: Finds, tmp_path: Path) -> None:
    sold(tmp_path, finds)
    with sqlite3.connect(tmp_path / "pos.db") as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_log'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE audit_log SET actor_id = 'nobody' WHERE seq = 9")
    connection.close()
    assert finds(tmp_path) == ("changed", 9, 8)
