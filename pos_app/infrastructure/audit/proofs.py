"""Proofs that entries are under a signed checkpoint, in the form of docs/audit-format.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pos_app.application.evidence import Checkpoint
from pos_app.infrastructure.audit.evidence_log import EvidenceLog
from pos_app.infrastructure.audit.merkle import leaf_hash, root_from_pruned
from pos_app.infrastructure.audit.signatures import is_signed
from pos_app.infrastructure.audit.tree import LogTree
from pos_app.infrastructure.persistence.engine import Database

# How they stand in JSON; within a text the quotes would be escaped.
_NO_NODES = '"nodes": []'
PROOF_FORMAT = "pos-app audit proof v1"

Leaf = tuple[int, str]
"""A seq and the hash of its entry."""


class NotSealed(Exception):
    """No checkpoint covers the entries yet."""


class Prover:
    """Makes proofs from one store's log; each calling thread reads on its own connection."""

    def __init__(self, database: Database) -> None:
        """Prove entries of ``database``."""
        self._tree = LogTree(database)
        self._evidence = EvidenceLog(database)

    def proof(
        self,
        seqs: Sequence[int],
        *,
        leaves: Sequence[Leaf] | None = None,
        file: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """Return the proof that these entries, ascending, are under the last checkpoint.

        ``leaves`` are put in unless the file itself holds the entries' hashes.

        Raises:
            NotSealed: the last checkpoint does not reach that far.
            EntriesGone: entries beside them are in an archive.
        """
        checkpoint = self._checkpoint_over(seqs)
        nodes = self.nodes(seqs, checkpoint.size)
        return {**self._without_nodes(checkpoint, leaves, file), "nodes": nodes}

    def write(
        self,
        path: Path,
        seqs: Sequence[int],
        *,
        leaves: Sequence[Leaf] | None,
        file: dict[str, str],
    ) -> None:
        """Write the same to a file; its nodes, which may be millions, are never held.

        Raises:
            NotSealed, EntriesGone: as above, and no file is left.
            OSError: it cannot be written.
        """
        checkpoint = self._checkpoint_over(seqs)
        proof = json.dumps(self._without_nodes(checkpoint, leaves, file), indent=1)
        before, _, after = proof.partition(_NO_NODES)
        unfinished = path.with_name(path.name + ".part")
        try:
            with unfinished.open("w", encoding="utf-8") as written:
                written.write(f"{before}{_NO_NODES[:-1]}")
                separator = "\n  "
                for node in self._tree.pruned(seqs, checkpoint.size):
                    written.write(f'{separator}"{node.hex()}"')
                    separator = ",\n  "
                written.write(f"\n ]{after}\n")
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)

    def nodes(self, seqs: Sequence[int], size: int) -> list[str]:
        """Return what it takes, beside these entries, to compute the root of ``size`` entries."""
        return [node.hex() for node in self._tree.pruned(seqs, size)]

    def _checkpoint_over(self, seqs: Sequence[int]) -> Checkpoint:
        checkpoint = self._evidence.last_checkpoint()
        if checkpoint is None or (seqs and seqs[-1] > checkpoint.size):
            raise NotSealed
        return checkpoint

    def _without_nodes(
        self,
        checkpoint: Checkpoint,
        leaves: Sequence[Leaf] | None,
        file: dict[str, str] | None,
    ) -> dict[str, Any]:
        return {
            "format": PROOF_FORMAT,
            "checkpoint": as_record(checkpoint),
            "leaves": None if leaves is None else [list(leaf) for leaf in leaves],
            "nodes": [],
            "file": file,
            "keys": self.keys(),
        }

    def keys(self) -> list[dict[str, object]]:
        """Return every key of the log so far."""
        return [
            {"key_id": key.key_id, "public_key": key.public_key, "seq": key.seq}
            for key in self._evidence.known_keys()
        ]


def as_record(checkpoint: Checkpoint) -> dict[str, str]:
    """Return a checkpoint as proofs and archives hold it."""
    return {
        "text": checkpoint.text(),
        "signature": checkpoint.signature,
        "public_key": checkpoint.public_key,
    }


def holds(leaves: Sequence[Leaf], nodes: Sequence[str], checkpoint: Checkpoint) -> bool:
    """Return whether the checkpoint is signed and its root comes out of leaves and nodes."""
    if not is_signed(checkpoint.text(), checkpoint.signature, checkpoint.public_key):
        return False
    hashed = [(seq - 1, leaf_hash(bytes.fromhex(entry_hash))) for seq, entry_hash in leaves]
    root = root_from_pruned(hashed, checkpoint.size, [bytes.fromhex(node) for node in nodes])
    return root is not None and root.hex() == checkpoint.root
