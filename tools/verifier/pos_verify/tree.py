"""The Merkle tree of RFC 9162, section 2.1, kept in little memory for many millions of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

TILE = 256
_KEPT_TILES = 64


class NotInTree(LookupError):
    """A root was asked for that covers rows this tree has not seen."""


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf with this data."""
    return sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return sha256(b"\1" + left + right).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root over these leaf hashes. A lone node at the right moves up as it is."""
    if not leaves:
        return sha256(b"").digest()
    level = list(leaves)
    while len(level) > 1:
        last = level[-1:] if len(level) & 1 else []
        pairs = iter(level)
        level = [sha256(b"\1" + left + right).digest() for left, right in zip(pairs, pairs)] + last
    return level[0]


def split(size: int) -> int:
    """Return the largest power of two below ``size``, the leaves of the left subtree."""
    return 1 << ((size - 1).bit_length() - 1)


class Tree:
    """The tree over the rows 1 to ``size``, of which only nodes above full tiles are kept.

    ``leaves_of`` returns leaf hashes from and up to an index for tiles that are no longer in
    memory; a checkpoint that was signed long after its size needs it.
    """

    def __init__(self, leaves_of: Callable[[int, int], list[bytes]] | None = None) -> None:
        self._nodes: dict[tuple[int, int], bytes] = {}
        self._recent: dict[int, list[bytes]] = {}
        self._leaves_of = leaves_of
        self.tiles = 0
        self.open: list[bytes] = []

    @property
    def size(self) -> int:
        """The number of rows the tree covers."""
        return self.tiles * TILE + len(self.open)

    def start_after(self, size: int, nodes: dict[tuple[int, int], bytes]) -> None:
        """Begin after ``size`` rows, a multiple of 256, known by full nodes (height, number).

        The height counts from the tiles: a node of height 0 is a full tile.
        """
        self._nodes.update(nodes)
        self.tiles = size // TILE

    def close_tile(self) -> None:
        """Fold the 256 leaves in ``open`` into one node."""
        self._recent[self.tiles] = self.open
        self._recent.pop(self.tiles - _KEPT_TILES, None)
        self.add_tile(root_of(self.open))
        self.open = []

    def add_tile(self, root: bytes) -> None:
        """Append a full tile by its root."""
        height, number = 0, self.tiles
        self._nodes[height, number] = root
        while number & 1 and (height, number - 1) in self._nodes:
            root = node_hash(self._nodes[height, number - 1], root)
            height, number = height + 1, number >> 1
            self._nodes[height, number] = root
        self.tiles += 1

    def tile(self, level: int, number: int) -> bytes | None:
        """Return the root of a full tile of a level from 1 up, None where it is not full."""
        return self._nodes.get((8 * (level - 1), number)) if level > 0 else None

    def root(self, size: int) -> bytes:
        """Return the root over the first ``size`` rows.

        Raises NotInTree where they are not all known.
        """
        tiles, rest = divmod(size, TILE)
        folded = root_of(self._leaves(tiles, rest)) if rest else None
        for height, number in peaks(tiles):
            node = self._nodes.get((height, number))
            if node is None:
                raise NotInTree(size)
            folded = node if folded is None else node_hash(node, folded)
        return root_of([]) if folded is None else folded

    def subtree(self, start: int, end: int) -> bytes:
        """Return the root over the leaves from ``start`` up to ``end``, both tile boundaries."""
        size = end - start
        if size == 1 << (size.bit_length() - 1):
            node = self._nodes.get(((size // TILE).bit_length() - 1, start // size))
            if node is None:
                raise NotInTree(end)
            return node
        middle = start + split(size)
        return node_hash(self.subtree(start, middle), self.subtree(middle, end))

    def _leaves(self, tile: int, count: int) -> list[bytes]:
        leaves = self.open if tile == self.tiles else self._recent.get(tile)
        if leaves is None and tile < self.tiles and self._leaves_of is not None:
            leaves = self._leaves_of(tile * TILE, tile * TILE + count)
        if leaves is None or len(leaves) < count:
            raise NotInTree(tile * TILE + count)
        return leaves[:count]


def peaks(tiles: int) -> Iterator[tuple[int, int]]:
    """Yield the full nodes that cover the first ``tiles`` tiles, the rightmost first."""
    height = 0
    while tiles:
        if tiles & 1:
            yield height, tiles - 1
        tiles >>= 1
        height += 1


def root_from_proof(
    size: int,
    holds: Callable[[int, int], bool],
    known: Callable[[int, int], bytes | None],
    nodes: Iterator[bytes],
) -> bytes:
    """Walk the tree of ``size`` leaves from the root and compute it.

    ``holds`` says whether a subtree holds a leaf of the list, ``known`` returns its hash where it
    can be computed at once. Raises StopIteration never: a missing node is a ValueError.
    """

    def walk(start: int, end: int) -> bytes:
        if not holds(start, end):
            node = next(nodes, None)
            if node is None:
                raise ValueError("too few nodes")
            return node
        own = known(start, end)
        if own is not None:
            return own
        middle = start + split(end - start)
        left = walk(start, middle)
        return node_hash(left, walk(middle, end))

    root = walk(0, size)
    if next(nodes, None) is not None:
        raise ValueError("nodes are left over")
    return root


def is_consistent(
    old_size: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]
) -> bool:
    """Verify a consistency proof as RFC 9162, section 2.1.4.2, says."""
    if not 0 < old_size <= size:
        return False
    if old_size == size:
        return not path and old_root == root
    steps = list(path)
    if old_size & (old_size - 1) == 0:
        steps.insert(0, old_root)
    if not steps:
        return False
    node, last = old_size - 1, size - 1
    while node & 1:
        node >>= 1
        last >>= 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while node and not node & 1:
                node >>= 1
                last >>= 1
        else:
            new = node_hash(new, step)
        node >>= 1
        last >>= 1
    return last == 0 and old == old_root and new == root
