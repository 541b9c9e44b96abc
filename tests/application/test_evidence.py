"""Anchors and receipt codes are read as people bring them back: typed, scanned, mailed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.application.evidence import (
    Anchor,
    Checkpoint,
    NoAnchor,
    ReceiptCode,
    key_id_of,
    qr_text,
    voucher_text,
)
from pos_app.infrastructure.audit.merkle import leaf_hash, root_of
from pos_app.infrastructure.audit.signatures import PrivateKey, is_signed

DOCUMENT = (Path(__file__).parents[2] / "docs" / "audit-format.md").read_text(encoding="utf-8")
HASHES = (
    "b7b4704d21fc1dfac5d3e79628f67e343af4171391534df4d9b30d3a9a00501c",
    "f765c02495322660441d3a42d0abada0be48230b3971d02e80b1e125b8586563",
)
LOG = "01931d2a-7c00-7005-8000-000000000005"
KEY = PrivateKey(bytes(range(32)).hex(), "file")
NEXT_KEY = PrivateKey(bytes(range(32, 64)).hex(), "file")


def a_checkpoint() -> Checkpoint:
    root = root_of([leaf_hash(bytes.fromhex(each)) for each in HASHES]).hex()
    unsigned = Checkpoint(LOG, "1", 2, root, "2026-11-22T09:15:01.000000Z", KEY.key_id)
    signature = KEY.sign(unsigned.text())
    return Checkpoint(LOG, "1", 2, root, unsigned.signed_at, KEY.key_id, signature, KEY.public_key)


def test_the_documents_checkpoint_is_ours() -> None:
    checkpoint = a_checkpoint()
    for written in (checkpoint.text(), checkpoint.root, checkpoint.signature, KEY.public_key):
        assert written in DOCUMENT


def test_the_documents_voucher_is_ours() -> None:
    text = voucher_text(LOG, NEXT_KEY.public_key, KEY.key_id)
    assert text in DOCUMENT
    assert KEY.sign(text) in DOCUMENT
    assert key_id_of(NEXT_KEY.public_key) == NEXT_KEY.key_id


def test_the_documents_receipt_codes_are_ours() -> None:
    assert f"`{ReceiptCode.of(2, HASHES[1]).code}`" in DOCUMENT
    assert f"`{qr_text(LOG, '1', 2, HASHES[1])}`" in DOCUMENT


def test_an_anchor_is_read_as_it_was_written() -> None:
    for anchor in (Anchor(a_checkpoint()), Anchor(a_checkpoint(), 1, (HASHES[0],))):
        assert Anchor.read(anchor.text()) == anchor


def test_a_code_is_read_from_the_paper_and_from_the_picture() -> None:
    code = ReceiptCode.of(2, HASHES[1])
    assert ReceiptCode.read(code.code.lower()) == code
    scanned = ReceiptCode.read(qr_text(LOG, "1", 2, HASHES[1]))
    assert (scanned.seq, scanned.code) == (code.seq, code.code)
    assert (scanned.log_id, scanned.register_id) == (LOG.replace("-", ""), "1")
    assert code.fits(HASHES[1])
    assert not code.fits(HASHES[0])


@given(st.text())
def test_any_other_text_is_no_anchor(text: str) -> None:
    for reads in (Anchor.read, ReceiptCode.read):
        with pytest.raises(NoAnchor):
            reads(text)


def test_a_signature_holds_for_its_text_and_key_only() -> None:
    signature = KEY.sign("text")
    assert is_signed("text", signature, KEY.public_key)
    assert not is_signed("other", signature, KEY.public_key)
    assert not is_signed("text", signature, NEXT_KEY.public_key)
    for odd in ("", "zz", "00" * 64):
        assert not is_signed("text", odd, KEY.public_key)
        assert not is_signed("text", signature, odd)
