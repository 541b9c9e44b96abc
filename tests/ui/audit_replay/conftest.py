"""A till whose log holds a sale with a long pause and removals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.bootstrap import Till
from tests.stores import a_till
from tests.ui.audit_replay.desk import Desk
from tests.ui.audit_replay.sales import put_into


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    """A till with one sale in its log."""
    with a_till(tmp_path / "store") as till:
        put_into(till)
        yield till


@pytest.fixture
def desk(till: Till) -> Iterator[Desk]:
    """A presenter at work on the till's log."""
    queries = till.audit_queries()
    assert till.store is not None
    yield Desk(queries, till.store)
    queries.close()
