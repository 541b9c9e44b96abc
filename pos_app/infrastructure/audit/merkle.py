"""The Merkle tree over the audit log, as RFC 9162 section 2.1 defines it.

A leaf's data is the 32 bytes of an entry's hash; leaf 0 is the entry with seq 1. Hashes are 32
bytes here and 64 hexadecimal digits where they are stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise

EMPTY_ROOT = sha256().digest()
# A hash that has begun is copied faster than one is begun anew.
_LEAF_BEGUN, _NODE_BEGUN = sha256(b"\x00"), sha256(b"\x01")

# Returns the hash of the subtree over the leaves from the first up to, not with, the second.
Subtree = Callable[[int, int], bytes]


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf that holds ``data``."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def split(count: int) -> int:
    """Return how many of ``count`` leaves (two at least) stand in the left subtree."""
    return 1 << ((count - 1).bit_length() - 1)


def root_of(hashes: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes, or over the roots of equally large full subtrees."""
    peaks = CompactRange()
    peaks.extend(hashes)
    return peaks.root()


def leaf_hashes(digests: Iterable[bytes]) -> list[bytes]:
    """Return the hashes of the leaves that hold ``digests``, faster than :func:`leaf_hash`."""
    begun, hashes = _LEAF_BEGUN.copy, []
    for digest in digests:
        leaf = begun()
        leaf.update(digest)
        hashes.append(leaf.digest())
    return hashes


def full_root(hashes: list[bytes]) -> bytes:
    """Return the root over a power of two of hashes, faster than :func:`root_of`."""
    begun = _NODE_BEGUN.copy
    while len(hashes) > 1:
        level = hashes
        hashes = []
        for left, right in zip(level[::2], level[1::2], strict=True):
            node = begun()
            node.update(left + right)
            hashes.append(node.digest())
    return hashes[0]


class CompactRange:
    """The full subtrees that a tree of some size consists of: enough to grow it and for its root.

    One unit is a leaf, or a full subtree of a size that stays the same.
    """

    __slots__ = ("_peaks", "size")

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        """Start from ``size`` units, with the roots of their full subtrees, the largest first."""
        self.size = size
        self._peaks = list(peaks)

    def copy(self) -> CompactRange:
        """Return another one of the same state."""
        return CompactRange(self.size, self._peaks)

    def append(self, unit: bytes) -> None:
        """Add one unit at the right."""
        self.extend((unit,))

    def extend(self, units: Iterable[bytes]) -> None:
        """Add units at the right, in order."""
        peaks, size = self._peaks, self.size
        for unit in units:
            carried, rest = unit, size
            while rest & 1:
                carried = sha256(b"\x01" + peaks.pop() + carried).digest()
                rest >>= 1
            peaks.append(carried)
            size += 1
        self.size = size

    def add_subtree(self, root: bytes, size: int) -> None:
        """Add a full subtree of ``size`` units, a power of two that divides the size so far.

        Raises:
            ValueError: it does not fit there.
        """
        if size & (size - 1) or self.size % size:
            raise ValueError(size)
        carried, rest = root, self.size // size
        while rest & 1:
            carried = node_hash(self._peaks.pop(), carried)
            rest >>= 1
        self._peaks.append(carried)
        self.size += size

    def root(self) -> bytes:
        """Return the tree's root."""
        if not self._peaks:
            return EMPTY_ROOT
        root = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            root = node_hash(peak, root)
        return root


def inclusion_path(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """Return the path from leaf ``index`` to the root of ``size`` leaves (RFC 9162, 2.1.3.1)."""
    path: list[bytes] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + split(high - low)
        if index < middle:
            path.append(subtree(middle, high))
            high = middle
        else:
            path.append(subtree(low, middle))
            low = middle
    return path[::-1]


def root_from_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Return the root that a path leads to, or None for one that fits no such tree (2.1.3.2)."""
    if not 0 <= index < size:
        return None
    position, last, root = index, size - 1, leaf
    for step in path:
        if last == 0:
            return None
        if position & 1 or position == last:
            root = node_hash(step, root)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            root = node_hash(root, step)
        position >>= 1
        last >>= 1
    return root if last == 0 else None


def consistency_path(old_size: int, size: int, subtree: Subtree) -> list[bytes]:
    """Return the proof that the first ``old_size`` leaves are the older tree (2.1.4.1)."""
    if not 0 < old_size <= size:
        raise ValueError(old_size)
    path: list[bytes] = []
    low, high, is_whole = 0, size, True
    while old_size != high:
        middle = low + split(high - low)
        if old_size <= middle:
            path.append(subtree(middle, high))
            high = middle
        else:
            path.append(subtree(low, middle))
            low, is_whole = middle, False
    if not is_whole:
        path.append(subtree(low, high))
    return path[::-1]


def is_consistent(
    old_size: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]
) -> bool:
    """Return whether the path proves that the larger tree extends the smaller one (2.1.4.2)."""
    if old_size == size:
        return not path and old_root == root
    if not 0 < old_size < size:
        return False
    steps = list(path)
    if not old_size & (old_size - 1):
        steps.insert(0, old_root)
    if not steps:
        return False
    position, last = old_size - 1, size - 1
    while position & 1:
        position >>= 1
        last >>= 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            new = node_hash(new, step)
        position >>= 1
        last >>= 1
    return last == 0 and old == old_root and new == root


def pruned_nodes(leaves: Sequence[int], size: int, subtree: Subtree) -> Iterator[bytes]:
    """Yield what is needed, beside these leaves, to compute the root of ``size`` leaves.

    ``leaves`` are ascending indexes. Wherever a subtree holds none of them, its hash is yielded;
    the tree is walked from the root, left before right.
    """
    yield from _pruned(leaves, 0, len(leaves), 0, size, subtree)


def _pruned(
    leaves: Sequence[int], first: int, last: int, low: int, high: int, subtree: Subtree
) -> Iterator[bytes]:
    if first == last:
        yield subtree(low, high)
        return
    if last - first == high - low:
        return
    middle = low + split(high - low)
    cut = _bisected(leaves, middle, first, last)
    yield from _pruned(leaves, first, cut, low, middle, subtree)
    yield from _pruned(leaves, cut, last, middle, high, subtree)


def _bisected(leaves: Sequence[int], wanted: int, first: int, last: int) -> int:
    while first < last:
        half = (first + last) // 2
        if leaves[half] < wanted:
            first = half + 1
        else:
            last = half
    return first


def root_from_pruned(
    leaves: Sequence[tuple[int, bytes]], size: int, nodes: Sequence[bytes]
) -> bytes | None:
    """Return the root from ``(index, leaf hash)`` pairs and their nodes, or None for a misfit."""
    indexes = [index for index, _ in leaves]
    if any(a >= b for a, b in pairwise(indexes)):
        return None
    if indexes and not 0 <= indexes[0] <= indexes[-1] < size:
        return None
    given = iter(nodes)
    hashes = [each for _, each in leaves]

    def root(first: int, last: int, low: int, high: int) -> bytes:
        if first == last:
            return next(given)
        if last - first == high - low:
            return root_of(hashes[first:last])
        middle = low + split(high - low)
        cut = _bisected(indexes, middle, first, last)
        left = root(first, cut, low, middle)
        return node_hash(left, root(cut, last, middle, high))

    try:
        found = root(0, len(hashes), 0, size)
    except StopIteration:
        return None
    return found if next(given, None) is None else None
