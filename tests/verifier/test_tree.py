"""The tree against the vectors of RFC 6962's reference code and an independent library."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from pos_verify.tree import (
    Tree,
    is_consistent,
    leaf_hash,
    node_hash,
    root_from_proof,
    root_of,
    split,
)

# The eight leaves with which implementations of RFC 6962 and 9162 test each other.
LEAVES = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


def leaves(count: int) -> list[bytes]:
    return [leaf_hash(number.to_bytes(4, "big")) for number in range(count)]


def path_between(old: int, size: int) -> list[bytes]:
    """SUBPROOF of RFC 9162, section 2.1.4.1, word for word."""

    def subproof(m: int, found: list[bytes], *, is_whole: bool) -> list[bytes]:
        if m == len(found):
            return [] if is_whole else [root_of(found)]
        k = split(len(found))
        if m <= k:
            return [*subproof(m, found[:k], is_whole=is_whole), root_of(found[k:])]
        return [*subproof(m - k, found[k:], is_whole=False), root_of(found[:k])]

    return subproof(old, leaves(size), is_whole=True)


@pytest.mark.parametrize("size", range(1, 9))
def test_the_well_known_eight_leaves_have_the_well_known_roots(size: int) -> None:
    hashes = [leaf_hash(bytes.fromhex(data)) for data in LEAVES[:size]]
    assert root_of(hashes).hex() == ROOTS[size - 1]


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert root_of([]) == Tree().root(0) == sha256(b"").digest()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 255, 256, 257, 700])
def test_an_independent_library_finds_the_same_roots(size: int) -> None:
    theirs = InmemoryTree(algorithm="sha256")
    for number in range(size):
        theirs.append_entry(number.to_bytes(4, "big"))
    assert theirs.get_root() == root_of(leaves(size))


@pytest.mark.parametrize("size", [1, 255, 256, 257, 511, 512, 513, 1000, 66000])
def test_a_tree_that_keeps_only_tiles_knows_every_root(size: int) -> None:
    every = leaves(66000)
    tree = Tree(lambda start, end: every[start:end])
    for leaf in every:
        tree.open.append(leaf)
        if len(tree.open) == 256:
            tree.close_tile()
    assert tree.root(size) == root_of(every[:size])


@given(st.integers(1, 80), st.integers(0, 80))
def test_a_consistency_path_of_the_rfc_is_accepted(old: int, more: int) -> None:
    size = old + more
    roots = root_of(leaves(old)), root_of(leaves(size))
    path = path_between(old, size)

    assert is_consistent(old, roots[0], size, roots[1], path)


@given(st.integers(1, 80), st.integers(1, 80), st.data())
def test_a_consistency_path_with_one_wrong_step_is_refused(
    old: int, more: int, data: st.DataObject
) -> None:
    size = old + more
    roots = root_of(leaves(old)), root_of(leaves(size))
    path = path_between(old, size)
    place = data.draw(st.integers(0, len(path) - 1))
    wrong = [*path[:place], sha256(path[place]).digest(), *path[place + 1 :]]

    assert not is_consistent(old, roots[0], size, roots[1], wrong)
    assert not is_consistent(old, roots[0], size, roots[1], path[:-1])
    assert not is_consistent(old, roots[0], size, roots[1], [*path, roots[0]])
    assert not is_consistent(old, sha256(roots[0]).digest(), size, roots[1], path)


def test_a_proof_walks_from_the_root_and_takes_nodes_from_the_left() -> None:
    every = leaves(5)
    nodes: Iterator[bytes] = iter([root_of(every[:2]), every[3], every[4]])
    root = root_from_proof(
        5,
        lambda start, end: start <= 2 < end,
        lambda start, end: every[start] if end - start == 1 else None,
        nodes,
    )
    assert root == root_of(every)


def test_a_proof_with_a_node_too_many_is_refused() -> None:
    every = leaves(2)
    known = {(0, 1): every[0]}
    with pytest.raises(ValueError, match="left over"):
        root_from_proof(
            1,
            lambda start, end: (start, end) in known,
            lambda start, end: known[start, end],
            iter([node_hash(*every)]),
        )
