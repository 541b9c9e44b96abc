"""Every number that docs/audit-format.md prints comes out of this verifier too."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.second_verifier import formulas
from tests.second_verifier.anchors import Receipt
from tests.second_verifier.formulas import TEXT_COLUMNS, Checkpoint, Row

DOCUMENT = (Path(__file__).parents[2] / "docs" / "audit-format.md").read_text(encoding="utf-8")
OLD_KEY = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)


def example_rows() -> list[Row]:
    rows = []
    for line in blocks("json")[0].splitlines():
        stored = json.loads(line)
        texts = tuple(
            None if stored[name] is None else stored[name].encode() for name in TEXT_COLUMNS
        )
        rows.append(Row(stored["seq"], texts, stored["prev_hash"], stored["hash"]))
    return rows


def signature_before(text: str) -> str:
    """Return the first signature in the document that follows ``text``."""
    found = re.search("`([0-9a-f]{128})`", DOCUMENT[DOCUMENT.index(text) :])
    assert found is not None
    return found[1]


def test_the_bytes_of_the_first_row_are_those_of_the_document() -> None:
    first = example_rows()[0]
    assert formulas.hashed_bytes(first, 1) == bytes.fromhex(blocks("hex")[0])


def test_both_rows_are_true_where_they_stand_and_nowhere_else() -> None:
    first, second = example_rows()
    assert [formulas.is_true_at(first, seq) for seq in (1, 2)] == [True, False]
    assert [formulas.is_true_at(second, seq) for seq in (1, 2)] == [False, True]


def test_the_tree_of_the_two_rows_has_the_root_of_the_document() -> None:
    leaves = [formulas.leaf(row.hash) for row in example_rows()]
    for hash_of_leaf in leaves:
        assert f"`{hash_of_leaf.hex()}`" in DOCUMENT
    known = {(0, 1): leaves[0], (1, 2): leaves[1]}
    assert f"`{formulas.tree_root(known, 2)}`" in DOCUMENT


def test_the_checkpoint_reads_and_its_signature_fits() -> None:
    text = blocks("text")[0]
    checkpoint = Checkpoint.read(text)
    assert checkpoint is not None
    assert checkpoint.key_id == formulas.key_id_of(OLD_KEY)
    assert formulas.is_signed(checkpoint.text, signature_before("**checkpoint**"), OLD_KEY)


def test_the_voucher_fits_the_key_before() -> None:
    new_key = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64))).public_key()
    public_key = new_key.public_bytes_raw().hex()
    key_id = formulas.key_id_of(public_key)
    assert key_id is not None
    previous = formulas.key_id_of(OLD_KEY)
    assert previous is not None
    text = formulas.voucher_text(
        "01931d2a-7c00-7005-8000-000000000005", key_id, public_key, previous
    )
    assert text == blocks("text")[1]
    assert formulas.is_signed(text, signature_before("pos-app key v1"), OLD_KEY)


@pytest.mark.parametrize("pattern", ["`(2-[A-Z0-9-]+)`", "`(POS1:[0-9A-F:]+)`"])
def test_the_codes_of_a_receipt_agree_with_row_2_only(pattern: str) -> None:
    code = re.search(pattern, DOCUMENT)
    assert code is not None
    receipt = Receipt.read(code[1])
    first, second = example_rows()
    assert receipt.seq == 2
    assert [receipt.agrees(first.hash), receipt.agrees(second.hash)] == [False, True]
