"""Reads exports, archives and proofs, row by row."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pos_verify.nodes import Nodes
from pos_verify.rows import COLUMNS, HASH, SEQ, STORED, Row
from pos_verify.signatures import Checkpoint, Key
from pos_verify.verdict import CannotTell, Defect

_DATA = b'"event_data": '
_EMPTY_IS_NULL = {"approver_id", "shift_id"}


@dataclass(frozen=True)
class Proof:
    """A signed checkpoint and the nodes that lead from rows to its root.

    Without ``leaves`` the rows are those of the export beside it.
    """

    checkpoint: Checkpoint
    text: str
    signature: str
    key: Key
    nodes: Iterable[bytes]
    leaves: tuple[tuple[int, bytes], ...] | None = None
    file_name: str = ""
    file_sha256: str = ""
    keys: tuple[tuple[Key, int], ...] = ()

    @property
    def is_signed(self) -> bool:
        """Whether the signature in it fits the key in it."""
        fits = self.key.fits and self.key.key_id == self.checkpoint.key
        return fits and self.key.signed(self.text, self.signature)


class RowFile:
    """An export or an archive: a head, then rows, read anew for every pass."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_csv = _first_bytes(path, 1) not in (b"{", b"\x1f")
        self.head: dict[str, Any] = {} if self.is_csv else self._read_head()

    def rows(self) -> Iterator[Row]:
        """Yield every row as it stands. A line that is no row is changed, at the place it has."""
        try:
            yield from self._csv_rows() if self.is_csv else self._json_rows()
        except (OSError, EOFError, csv.Error, UnicodeDecodeError, zlib.error) as error:
            raise CannotTell(f"{self.path} cannot be read to its end ({error})") from error

    def at(self, seq: int) -> Row | None:
        """Return the row with this seq."""
        return next((row for row in self.rows() if row[SEQ] == seq), None)

    def seqs_of(self, own_hash: bytes) -> list[int]:
        """Return the seq of every row with this hash."""
        return [row[SEQ] for row in self.rows() if row[HASH] == own_hash]

    def hashes(self, first: int, last: int) -> list[bytes]:
        """Return the hashes of the rows from ``first`` to ``last``."""
        return [row[HASH] for row in self.rows() if first <= row[SEQ] <= last]

    def sha256(self) -> str:
        """Return SHA-256 over the file as it lies on the disk."""
        digest = sha256()
        with self.path.open("rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
        return digest.hexdigest()

    def read_tail(self) -> dict[str, Any]:
        """Return the last line as an object, without looking at the rows before it."""
        last = b""
        try:
            with self._open() as file:
                for line in file:
                    last = line
        except (OSError, EOFError, zlib.error) as error:
            raise CannotTell(f"{self.path} cannot be read to its end ({error})") from error
        return _object(last)

    def _open(self) -> io.BufferedReader | gzip.GzipFile:
        if _first_bytes(self.path, 2) == b"\x1f\x8b":
            return gzip.open(self.path, "rb")
        return self.path.open("rb")

    def _read_head(self) -> dict[str, Any]:
        try:
            with self._open() as file:
                head = json.loads(file.readline(1 << 24))
        except (OSError, EOFError, ValueError, RecursionError, zlib.error) as error:
            raise CannotTell(f"{self.path} is no export and no archive") from error
        if not isinstance(head, dict):
            raise CannotTell(f"{self.path} is no export and no archive")
        return head

    def _json_rows(self) -> Iterator[Row]:
        seq = 0
        with self._open() as file:
            file.readline()
            for line in file:
                if line.startswith(b'{"proof"'):
                    if file.read(1):
                        raise CannotTell(f"{self.path} goes on after its last line")
                    return
                if line.strip():
                    row = _row(line.rstrip(b"\r\n"))
                    if row is None:
                        raise Defect("changed", seq + 1 if seq else self.head.get("first_seq", 1))
                    seq = row[SEQ]
                    yield row

    def _csv_rows(self) -> Iterator[Row]:
        csv.field_size_limit(min(sys.maxsize, (1 << 31) - 1))
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            heading = file.readline()
            while heading.startswith("#"):
                heading = file.readline()
            delimiter = ";" if ";" in heading else ","
            names = next(csv.reader([heading], delimiter=delimiter), [])
            if sorted(names) != sorted(STORED):
                raise CannotTell(f"{self.path} has not the columns of an export")
            order = [names.index(name) for name in STORED]
            last = 0
            for cells in csv.reader(file, delimiter=delimiter, strict=True):
                if len(cells) != len(names) or not cells[order[SEQ]].isdecimal():
                    raise Defect("changed", last + 1)
                last = int(cells[order[SEQ]])
                texts = (cells[place] for place in order[1:])
                yield (
                    last,
                    *(
                        None if name in _EMPTY_IS_NULL and not text else text.encode()
                        for name, text in zip(STORED[1:], texts)
                    ),
                )


def read_proof(path: Path) -> Proof:
    """Read a proof file. Raises CannotTell where it is none."""
    try:
        nodes = Nodes(path)
        found = json.loads(nodes.before + nodes.after)
        if found["format"] != "pos-app audit proof v1" or found["nodes"] != []:
            raise ValueError(found["format"])
        leaves = found["leaves"]
        seqs = [seq for seq, _own in leaves or ()]
        if any(later <= earlier for earlier, later in zip(seqs, seqs[1:])):
            raise ValueError("leaves that do not ascend")
        file = found.get("file") or {"name": "", "sha256": ""}
        return _proof(
            found,
            nodes,
            leaves=None
            if leaves is None
            else tuple((_int(seq), bytes.fromhex(own)) for seq, own in leaves),
            file_name=str(file["name"]),
            file_sha256=str(file["sha256"]),
            keys=read_keys(found["keys"]),
        )
    except OSError as error:
        raise CannotTell(f"{path} cannot be read ({error})") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CannotTell(f"{path} is no proof: it may have been shortened or edited") from error


def archive_proof(path: Path, tail: dict[str, Any]) -> Proof:
    """Read the last line of an archive. Raises CannotTell."""
    try:
        proof = tail["proof"]
        return _proof(proof, tuple(bytes.fromhex(node) for node in proof["nodes"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CannotTell(f"{path} ends without its proof: it was cut off, or edited") from error


def read_keys(found: Any) -> tuple[tuple[Key, int], ...]:  # noqa: ANN401 - as JSON gave it
    """Return the keys of a head or a proof with the seq they came in at.

    Raises ValueError, KeyError or TypeError where they are none.
    """
    keys = tuple(
        (Key(str(each["key_id"]), str(each["public_key"])), _int(each["seq"])) for each in found
    )
    if not all(key.fits for key, _seq in keys):
        raise ValueError("a key that does not fit its id")
    return keys


def _proof(
    found: dict[str, Any],
    nodes: Iterable[bytes],
    **more: Any,  # noqa: ANN401 - fields of Proof
) -> Proof:
    stated = found["checkpoint"]
    text = stated["text"]
    # A checkpoint's text may have lost its last line feed on its way through other programs.
    checkpoint = Checkpoint.parse(text if text.endswith("\n") else text + "\n")
    key = Key(checkpoint.key, str(stated["public_key"]))
    return Proof(checkpoint, checkpoint.text, str(stated["signature"]), key, nodes, **more)


def _row(line: bytes) -> Row | None:
    """Read one line of JSON; None where it is no row with exactly the stored columns."""
    place = line.find(_DATA)
    if place < 0 or not line.endswith(b"}"):
        return None
    data = line[place + len(_DATA) : -1]
    try:
        pairs = json.loads(line[:place] + b'"event_data": null}', object_pairs_hook=list)
        found = dict(pairs)
        if len(pairs) != len(STORED) or set(found) != set(STORED) or pairs[-1][0] != COLUMNS[-1]:
            return None
        row = [None if found[name] is None else found[name].encode() for name in STORED[1:]]
        row[COLUMNS.index("event_data") - 1] = data
        return (_int(found["seq"]), *row)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _int(value: object) -> int:
    if type(value) is not int:
        raise ValueError(value)
    return value


def _object(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _first_bytes(path: Path, count: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(count)
    except OSError as error:
        raise CannotTell(f"{path} cannot be read ({error.strerror})") from error
