"""The hash rule of the document is the rule of the program, shown on the document's own example."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.infrastructure.audit.chain import GENESIS, entry_hash
from pos_app.infrastructure.persistence.tables import audit_log
from tests.stores import ROOT

DOCUMENT = (ROOT / "docs" / "audit-format.md").read_text(encoding="utf-8")
FIELDS = st.lists(st.none() | st.text(st.characters(codec="utf-8")), min_size=10, max_size=10)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, re.DOTALL | re.MULTILINE)


def the_examples() -> list[dict[str, Any]]:
    return [json.loads(line) for line in blocks("json")[0].splitlines()]


def hash_by_the_document(entry: dict[str, Any]) -> str:
    """Follow the document's words, not the program's code."""
    content = b"pos-app audit entry v1\n"
    content += bytes.fromhex(entry["prev_hash"])
    content += (8).to_bytes(4, "big") + entry["seq"].to_bytes(8, "big")
    for column in re.findall(r"^\d+\. `(\w+)`$", DOCUMENT, re.MULTILINE)[1:]:
        value = entry[column]
        if value is None:
            content += b"\xff\xff\xff\xff"
        else:
            encoded = value.encode("utf-8")
            content += len(encoded).to_bytes(4, "big") + encoded
    return hashlib.sha256(content).hexdigest()


def test_the_document_lists_the_hashed_columns_in_table_order() -> None:
    listed = re.findall(r"^\d+\. `(\w+)`$", DOCUMENT, re.MULTILINE)
    assert listed == [column.name for column in audit_log.c][:11]


def test_the_examples_of_the_document_follow_its_rule_and_form_a_chain() -> None:
    previous = GENESIS
    for entry in the_examples():
        assert entry["prev_hash"] == previous
        assert entry["hash"] == hash_by_the_document(entry)
        previous = entry["hash"]
    assert len(the_examples()) == 2


def test_the_program_hashes_as_the_document_says() -> None:
    columns = [column.name for column in audit_log.c][1:11]
    for entry in the_examples():
        fields = [entry[name] for name in columns]
        assert entry_hash(entry["prev_hash"], entry["seq"], fields) == entry["hash"]


def test_the_hashed_bytes_of_the_first_example_are_spelt_out() -> None:
    spelt = bytes.fromhex("".join(blocks("hex")[0].split()))
    assert hashlib.sha256(spelt).hexdigest() == the_examples()[0]["hash"]


@given(FIELDS, st.integers(0, 9), st.data())
def test_any_change_of_any_field_changes_the_hash(
    fields: list[str | None], place: int, data: st.DataObject
) -> None:
    other = data.draw(st.none() | st.text(st.characters(codec="utf-8")))
    changed = [*fields[:place], other, *fields[place + 1 :]]
    same = entry_hash(GENESIS, 1, fields) == entry_hash(GENESIS, 1, changed)
    assert same == (changed == fields)


@given(FIELDS)
def test_seq_and_the_entry_before_are_part_of_the_hash(fields: list[str | None]) -> None:
    hashes = {
        entry_hash(GENESIS, 1, fields),
        entry_hash(GENESIS, 2, fields),
        entry_hash("ab" * 32, 1, fields),
    }
    assert len(hashes) == 3


@pytest.mark.parametrize(
    "moved",
    [
        ["ab", "c", *[""] * 8],
        ["a", "bc", *[""] * 8],
        ["abc", "", *[""] * 8],
        ["abc", None, *[""] * 8],
    ],
)
def test_text_cannot_move_between_fields_unnoticed(moved: list[str | None]) -> None:
    others: list[list[str | None]] = [["", "abc", *[""] * 8], [None, "abc", *[""] * 8]]
    assert entry_hash(GENESIS, 1, moved) not in [entry_hash(GENESIS, 1, o) for o in others]
