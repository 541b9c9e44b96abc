"""The tree is RFC 9162's: its known roots, an independent library's, and every proof in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from pos_app.infrastructure.audit.merkle import (
    EMPTY_ROOT,
    CompactRange,
    consistency_path,
    inclusion_path,
    is_consistent,
    leaf_hash,
    node_hash,
    pruned_nodes,
    root_from_inclusion,
    root_from_pruned,
    root_of,
)

# The eight inputs that implementations of Certificate Transparency are tested with.
INPUTS = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    bytes(range(0x50, 0x58)),
    bytes(range(0x60, 0x70)),
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [leaf_hash(bytes([number])) for number in range(70)]


def subtree(low: int, high: int) -> bytes:
    return root_of(LEAVES[low:high])


def root(size: int) -> bytes:
    return root_of(LEAVES[:size])


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    assert root_of([]) == EMPTY_ROOT
    assert EMPTY_ROOT.hex().startswith("e3b0c44298fc1c14")


@pytest.mark.parametrize("size", range(1, 9))
def test_the_known_roots_come_out(size: int) -> None:
    assert root_of([leaf_hash(each) for each in INPUTS[:size]]).hex() == ROOTS[size - 1]


def test_an_independent_library_finds_the_same_roots() -> None:
    other = InmemoryTree(algorithm="sha256")
    for size in range(1, 71):
        other.append_entry(bytes([size - 1]))
        assert other.get_root(size) == root(size)


@given(st.integers(1, 70), st.data())
def test_every_leaf_is_proved_and_no_other_one_is(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    path = inclusion_path(index, size, subtree)
    assert root_from_inclusion(LEAVES[index], index, size, path) == root(size)
    wrong = data.draw(st.integers(0, size - 1).filter(lambda other: other != index or size == 1))
    if wrong != index:
        assert root_from_inclusion(LEAVES[wrong], index, size, path) != root(size)
    assert root_from_inclusion(LEAVES[index], index, size, [*path, LEAVES[0]]) is None
    assert root_from_inclusion(LEAVES[index], size, size, path) is None
    if path:
        assert root_from_inclusion(LEAVES[index], index, size, path[:-1]) != root(size)


@given(st.integers(1, 70), st.data())
def test_a_tree_extends_every_smaller_one_and_no_other(size: int, data: st.DataObject) -> None:
    older = data.draw(st.integers(1, size))
    path = consistency_path(older, size, subtree)
    assert is_consistent(older, root(older), size, root(size), path)
    assert not is_consistent(older, node_hash(root(older), LEAVES[0]), size, root(size), path)
    assert not is_consistent(older, root(older), size, root(size), [*path, LEAVES[0]])
    if older < size:
        assert not is_consistent(older, root(older), size, root(older), path)
        assert not is_consistent(older, root(older), size, root(size), path[:-1])


@given(st.integers(1, 70), st.data())
def test_any_choice_of_leaves_is_proved_together(size: int, data: st.DataObject) -> None:
    chosen = sorted(data.draw(st.sets(st.integers(0, size - 1))))
    nodes = list(pruned_nodes(chosen, size, subtree))
    leaves = [(index, LEAVES[index]) for index in chosen]
    assert root_from_pruned(leaves, size, nodes) == root(size)
    assert root_from_pruned(leaves, size, [*nodes, LEAVES[0]]) is None
    if nodes:
        assert root_from_pruned(leaves, size, nodes[:-1]) is None
    if leaves:
        changed = [(leaves[0][0], LEAVES[-1] + b""), *leaves[1:]]
        if leaves[0][0] != len(LEAVES) - 1:
            assert root_from_pruned(changed, size, nodes) != root(size)
        assert root_from_pruned([*leaves, leaves[0]], size, nodes) is None


@given(st.integers(0, 70), st.integers(0, 70))
def test_a_range_grows_to_the_same_root_in_any_steps(first: int, second: int) -> None:
    grown = CompactRange()
    low, high = sorted((first, second))
    grown.extend(LEAVES[:low])
    before = grown.copy()
    grown.extend(LEAVES[low:high])
    assert grown.root() == root(high)
    assert before.root() == root(low)


def test_a_subtree_that_does_not_fit_is_refused() -> None:
    grown = CompactRange()
    grown.append(LEAVES[0])
    for size in (2, 3):
        with pytest.raises(ValueError, match=str(size)):
            grown.add_subtree(LEAVES[1], size)
