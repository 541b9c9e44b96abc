"""The test vectors of docs/audit-format.md, read from the page itself."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos_verify.anchors import read_code
from pos_verify.rows import STORED, Row, true_at, unhex
from pos_verify.signatures import Checkpoint, Key, id_of, voucher_text
from pos_verify.tree import leaf_hash, root_of

PAGE = (Path(__file__).parents[2] / "docs" / "audit-format.md").read_text(encoding="utf-8")
FIRST_KEY = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"


def rows_of_the_page() -> list[Row]:
    lines = re.findall(r"^\{\"seq\".*\}$", PAGE, re.MULTILINE)
    found = [json.loads(line) for line in lines]
    return [
        (row["seq"], *(None if row[name] is None else row[name].encode() for name in STORED[1:]))
        for row in found
    ]


def fenced(beginning: str) -> str:
    match = re.search(rf"```text\n({beginning}.*?)```", PAGE, re.DOTALL)
    assert match is not None
    return match[1]


def signatures() -> list[str]:
    return re.findall(r"`([0-9a-f]{128})`", PAGE)


def test_both_rows_of_the_page_have_the_hash_it_says() -> None:
    assert [true_at(row, row[0]) for row in rows_of_the_page()] == [True, True]


def test_a_row_of_the_page_is_not_true_at_another_place() -> None:
    assert not true_at(rows_of_the_page()[1], 3)


def test_the_bytes_of_the_page_have_the_first_rows_hash() -> None:
    match = re.search(r"```hex\n(.*?)```", PAGE, re.DOTALL)
    assert match is not None
    digest = sha256(bytes.fromhex(match[1])).hexdigest()
    assert digest.encode() == rows_of_the_page()[0][-1]


def test_the_tree_of_the_page_has_the_leaves_and_the_root_it_says() -> None:
    digests = [unhex(row[-1]) for row in rows_of_the_page()]
    leaves = [leaf_hash(digest) for digest in digests if digest is not None]

    assert all(leaf.hex() in PAGE for leaf in leaves)
    assert root_of(leaves).hex() == Checkpoint.parse(fenced("pos-app checkpoint")).root


def test_the_checkpoint_of_the_page_is_signed_with_the_key_it_names() -> None:
    checkpoint = Checkpoint.parse(fenced("pos-app checkpoint"))

    assert checkpoint.text == fenced("pos-app checkpoint")
    assert Key(checkpoint.key, FIRST_KEY).fits
    assert Key(checkpoint.key, FIRST_KEY).signed(checkpoint.text, signatures()[0])
    assert not Key(checkpoint.key, FIRST_KEY).signed(checkpoint.text, signatures()[1])


def test_the_voucher_of_the_page_is_signed_with_the_previous_key() -> None:
    private = Ed25519PrivateKey.from_private_bytes(bytes(range(0x20, 0x40)))
    public = private.public_key().public_bytes_raw().hex()
    text = voucher_text(
        "01931d2a-7c00-7005-8000-000000000005", Key(id_of(public), public), id_of(FIRST_KEY)
    )

    assert text == fenced("pos-app key")
    assert Key(id_of(FIRST_KEY), FIRST_KEY).signed(text, signatures()[1])


def test_the_codes_of_the_page_show_the_second_row() -> None:
    own_hash = rows_of_the_page()[1][-1].decode()
    short = read_code("2-65S4-AJEV-GITG-ARA5")
    long = read_code(re.findall(r"`(POS1:[^`]*)`", PAGE)[-1])

    assert (short.place, short.beginning) == (2, own_hash[:20])
    assert (long.place, long.beginning) == (2, own_hash)
    assert (long.log, long.register) == ("01931d2a-7c00-7005-8000-000000000005", "1")
