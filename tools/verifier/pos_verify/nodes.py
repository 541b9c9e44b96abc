"""Reads the nodes of a proof one by one: that of a large export has millions of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_BEGIN = re.compile(rb'"nodes"\s*:\s*\[')
_NODE = re.compile(rb'\s*"([0-9a-fA-F]{64})"\s*')
_BLOCK = 1 << 16
_LONGEST_BEGIN = 256


class NoNodes(ValueError):
    """A file that is no proof, or not a whole one."""


class Nodes:
    """The nodes of a proof file, read anew for each pass and never held.

    ``before`` and ``after`` are what stands around them in the file, the brackets included.
    """

    def __init__(self, path: Path) -> None:
        """Find them and read them once.

        Raises NoNodes where there are none, or one of them is not 32 bytes in hexadecimal.
        """
        self._path = path
        self.before = self._read_before()
        for node in self._read():
            if isinstance(node, int):
                with path.open("rb") as file:
                    file.seek(node)
                    self.after = file.read()

    def __iter__(self) -> Iterator[bytes]:
        """Yield them in their order."""
        for node in self._read():
            if isinstance(node, bytes):
                yield node

    def _read_before(self) -> bytes:
        before = bytearray()
        with self._path.open("rb") as file:
            while block := file.read(_BLOCK):
                searched = max(0, len(before) - _LONGEST_BEGIN)
                before += block
                found = _BEGIN.search(before, searched)
                if found is not None:
                    return bytes(before[: found.end()])
        raise NoNodes("no nodes")

    def _read(self) -> Iterator[bytes | int]:
        """Yield each node, and then the place of the bracket that ends them."""
        place, rest, count = len(self.before), b"", 0
        with self._path.open("rb") as file:
            file.seek(place)
            while block := file.read(_BLOCK):
                rest += block
                end = rest.find(b"]")
                texts = (rest if end < 0 else rest[:end]).split(b",")
                last = texts.pop()
                if end >= 0 and (count or texts or last.strip()):
                    texts.append(last)
                for text in texts:
                    found = _NODE.fullmatch(text)
                    if found is None:
                        raise NoNodes(text)
                    count += 1
                    yield bytes.fromhex(found[1].decode())
                if end >= 0:
                    yield place + end
                    return
                place += len(rest) - len(last)
                rest = last
        raise NoNodes("cut off")
