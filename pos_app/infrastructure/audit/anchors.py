"""Holds the log against anchors that left the machine: rules 7 to 10 of docs/audit-format.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Integer, bindparam, select

from pos_app.application.audit_service import Verification
from pos_app.application.errors import AnchorOfAnotherLog
from pos_app.application.evidence import Anchor, ReceiptCode, key_id_of
from pos_app.infrastructure.audit.diagnosis import Finding
from pos_app.infrastructure.audit.merkle import CompactRange, leaf_hash
from pos_app.infrastructure.audit.seals import Seals
from pos_app.infrastructure.audit.signatures import is_signed
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log

_ROWS = 5_000
_HASHES = Statement(
    select(audit_log.c.seq, audit_log.c.hash)
    .where(audit_log.c.seq > bindparam("after", type_=Integer))
    .order_by(audit_log.c.seq)
)


def judged(
    connection: Connection,
    found: Verification,
    anchors: Sequence[Anchor | ReceiptCode],
    seals: Seals,
    identity: tuple[str, str],
    archived: CompactRange,
) -> Verification:
    """Return the verification of a sound log with what its anchors say of it.

    ``identity`` is the log's id and its register; ``archived`` the tree over what has left it.

    Raises:
        AnchorOfAnotherLog: an anchor speaks of another store or register.
    """
    for anchor in anchors:
        _check_identity(anchor, identity)
    by_place = sorted(anchors, key=_place)
    roots = _roots(connection, archived, [_place(anchor) for anchor in by_place])
    agreed = 0
    last = found.last_seq
    for count, anchor in enumerate(by_place):
        finding = _finding(anchor, last, agreed, roots, seals)
        if finding is not None:
            kind, seq = finding
            detail = f"{count} anchors before it agree, up to record {agreed}"
            return replace(
                found,
                is_sound=False,
                kind=kind,
                first_bad_seq=seq,
                checked=min(found.checked, max(0, seq - found.first_seq)),
                detail=detail,
                anchors=count,
            )
        agreed = _place(anchor)
    return replace(found, anchors=len(by_place))


def _finding(
    anchor: Anchor | ReceiptCode,
    last: int,
    agreed: int,
    roots: dict[int, tuple[str, str]],
    seals: Seals,
) -> Finding | None:
    place = _place(anchor)
    if isinstance(anchor, Anchor):
        signed = anchor.checkpoint
        is_own = key_id_of(signed.public_key) == signed.key_id
        if not is_own or not is_signed(signed.text(), signed.signature, signed.public_key):
            return "forged-signature", place
        if place <= last and seals.keys.get(signed.key_id) != signed.public_key:
            return "foreign-key", place
    if place > last:
        return "cut", last + 1
    if place <= seals.archived:
        return None
    root, entry_hash = roots[place]
    if isinstance(anchor, Anchor):
        return None if anchor.checkpoint.root == root else ("forked", agreed + 1)
    return None if anchor.fits(entry_hash) else ("forked", agreed + 1)


def _roots(
    connection: Connection, grown: CompactRange, places: list[int]
) -> dict[int, tuple[str, str]]:
    """Return root and entry hash at each place; empty where the log does not reach."""
    found: dict[int, tuple[str, str]] = {}
    wanted = {place for place in places if place > grown.size}
    cursor = connection.run(_HASHES, {"after": grown.size})
    while wanted and (rows := cursor.fetchmany(_ROWS)):
        for seq, entry_hash in rows:
            grown.append(leaf_hash(bytes.fromhex(entry_hash.decode())))
            if seq in wanted:
                wanted.discard(seq)
                found[seq] = (grown.root().hex(), entry_hash.decode())
    return found


def _check_identity(anchor: Anchor | ReceiptCode, identity: tuple[str, str]) -> None:
    log_id, register_id = identity
    if isinstance(anchor, Anchor):
        wanted = (anchor.checkpoint.log_id, anchor.checkpoint.register_id)
        if wanted != identity:
            raise AnchorOfAnotherLog(wanted[0])
    elif anchor.log_id and (
        anchor.log_id != log_id.replace("-", "") or anchor.register_id != register_id.upper()
    ):
        raise AnchorOfAnotherLog(anchor.log_id)


def _place(anchor: Anchor | ReceiptCode) -> int:
    return anchor.checkpoint.size if isinstance(anchor, Anchor) else anchor.seq
