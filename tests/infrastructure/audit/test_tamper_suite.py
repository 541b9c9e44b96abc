"""Every way to tamper with a log, at any place: the first bad entry and the kind are named.

The classes are those of design's fault table: a flipped value, an entry gone, put in, moved, two
swapped, the tail cut, an older file put back, the chain written anew from some entry on.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_app.application.evidence import Anchor
from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.audit.chain import entry_hash
from pos_app.infrastructure.persistence.engine import DRIVER
from tests.infrastructure.audit.evidence import (
    Row,
    an_anchor,
    finding,
    rewrite,
    rows_of,
    sealed_store,
    seqs_of,
)
from tests.stores import a_till, sell

SEQ, EVENT_ID, ACTOR, ABOUT, PREV_HASH, HASH = 0, 2, 4, 8, 11, 12
COLUMNS = 13
EXAMPLES = 12
STRANGER = "01931d2a-7c00-7001-8000-00000000abcd"


class Sealed(NamedTuple):
    """A sound log, an older copy of its file, and an anchor that was taken last."""

    path: Path
    older: Path
    anchor: Anchor
    rows: list[Row]

    @property
    def last(self) -> int:
        """The newest entry's seq."""
        return len(self.rows)

    def copy(self) -> Path:
        """Return a fresh copy of the file."""
        path = self.path.with_name("tampered.db")
        shutil.copyfile(self.path, path)
        return path


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sealed]:
    folder = tmp_path_factory.mktemp("sealed") / "store"
    path = sealed_store(folder)
    older = path.with_name("older.db")
    shutil.copyfile(path, older)
    with a_till(folder) as till:
        sell(till, "MILK")
    anchor = an_anchor(folder)
    yield Sealed(path, older, anchor, rows_of(path))
    assert finding(folder / DATABASE_NAME, anchor) == (None, "")


def put(path: Path, rows: list[Row]) -> None:
    """Let the log consist of these rows, with triggers dropped and numbers made to fit."""
    connection = DRIVER.connect(str(path), isolation_level=None)
    for trigger in ("refuses_update", "refuses_delete", "continues"):
        connection.execute(f"DROP TRIGGER audit_log_{trigger}")
    connection.execute("DELETE FROM audit_log")
    connection.executemany(f"INSERT INTO audit_log VALUES ({', '.join('?' * COLUMNS)})", rows)
    connection.close()


def numbered(rows: list[Row]) -> list[Row]:
    return [[number, *row[1:]] for number, row in enumerate(rows, start=1)]


def told(log: Sealed, rows: list[Row]) -> tuple[int | None, str]:
    path = log.copy()
    put(path, rows)
    return finding(path)


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_a_flipped_character(log: Sealed, data: st.DataObject) -> None:
    seq = data.draw(st.integers(1, log.last))
    column = data.draw(st.integers(1, COLUMNS - 1))
    rows = [list(row) for row in log.rows]
    text = str(rows[seq - 1][column] or "")
    place = data.draw(st.integers(0, len(text)))
    other = data.draw(
        st.characters(codec="ascii", exclude_categories=["Cc"]).filter(
            lambda each: text[place : place + 1] != each
        )
    )
    rows[seq - 1][column] = text[:place] + other + text[place + 1 :]
    assert told(log, rows) == (seq, "changed")


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_an_entry_gone(log: Sealed, data: st.DataObject) -> None:
    seq = data.draw(st.integers(1, log.last))
    rows = [row for row in log.rows if row[SEQ] != seq]
    assert told(log, rows) == (seq, "cut" if seq == log.last else "missing")


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_an_entry_put_in(log: Sealed, data: st.DataObject) -> None:
    seq = data.draw(st.integers(2, log.last))
    told_of_goods = [row for row in log.rows if row[ABOUT] != "AuditTrail"]
    stranger = list(data.draw(st.sampled_from(told_of_goods)))
    stranger[EVENT_ID], stranger[PREV_HASH] = STRANGER, log.rows[seq - 2][HASH]
    fields = [None if value is None else str(value) for value in stranger[1:11]]
    stranger[HASH] = entry_hash(str(stranger[PREV_HASH]), seq, fields)
    path = log.copy()
    put(path, numbered([*log.rows[: seq - 1], stranger, *log.rows[seq - 1 :]]))
    connection = DRIVER.connect(str(path), isolation_level=None)
    connection.execute("UPDATE registers SET last_event_seq = ?", (log.last + 1,))
    connection.close()
    assert finding(path) == (seq, "inserted")


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_two_entries_swapped(log: Sealed, data: st.DataObject) -> None:
    one = data.draw(st.integers(1, log.last - 1))
    other = data.draw(st.integers(one + 1, log.last))
    rows = list(log.rows)
    rows[one - 1], rows[other - 1] = rows[other - 1], rows[one - 1]
    assert told(log, numbered(rows)) == (one, "reordered")


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_an_entry_moved(log: Sealed, data: st.DataObject) -> None:
    start, end = (data.draw(st.integers(1, log.last)) for _ in range(2))
    rows = list(log.rows)
    rows.insert(end - 1, rows.pop(start - 1))
    expected = (None, "") if start == end else (min(start, end), "reordered")
    assert told(log, numbered(rows)) == expected


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_the_tail_cut(log: Sealed, data: st.DataObject) -> None:
    kept = data.draw(st.integers(0, log.last - 1))
    assert told(log, log.rows[:kept]) == (kept + 1, "cut")


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_the_tail_cut_with_the_numbers_made_to_fit_is_shown_by_an_anchor(
    log: Sealed, data: st.DataObject
) -> None:
    kept = data.draw(st.integers(1, log.anchor.checkpoint.size - 1))
    path = log.copy()
    put(path, log.rows[:kept])
    connection = DRIVER.connect(str(path), isolation_level=None)
    connection.execute("UPDATE registers SET last_event_seq = ?", (kept,))
    connection.close()
    assert finding(path) == (None, "")
    assert finding(path, log.anchor) == (kept + 1, "cut")


def test_an_older_file_put_back_is_shown_by_an_anchor(log: Sealed) -> None:
    assert finding(log.older) == (None, "")
    assert finding(log.older, log.anchor) == (len(rows_of(log.older)) + 1, "cut")


@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_the_chain_written_anew_from_some_entry_on(log: Sealed, data: st.DataObject) -> None:
    seq = data.draw(st.integers(1, log.last))
    path = log.copy()

    def change(rows: list[Row]) -> None:
        rows[seq - 1][ACTOR] = "somebody else"

    rewrite(path, change, start=seq)
    seals = seqs_of(log.path, "CheckpointSigned")
    first_bad, kind = finding(path)
    is_evidence = log.rows[seq - 1][1] in {"CheckpointSigned", "SigningKeyRotated"}
    if seq < seals[-1] and not is_evidence:
        # A seal says that something before it changed, not where: nothing after it is believed.
        assert kind == "changed"
        assert first_bad is not None
        assert first_bad <= seq
    shown, _kind = finding(path, log.anchor)
    assert (shown is not None) == (seq <= log.anchor.checkpoint.size)
