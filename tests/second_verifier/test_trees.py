"""The tree and its proofs are those of RFC 9162."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tests.second_verifier import formulas
from tests.second_verifier.logs import consistency, merkle

DATA = [sha256(bytes([place])).digest() for place in range(20)]
KNOWN = {(place, place + 1): formulas.leaf(data.hex()) for place, data in enumerate(DATA)}
PUBLISHED = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
PUBLISHED_ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
}


@pytest.mark.parametrize("size", PUBLISHED_ROOTS)
def test_published_trees_have_their_published_roots(size: int) -> None:
    known = {(place, place + 1): formulas.leaf(data) for place, data in enumerate(PUBLISHED)}
    assert formulas.tree_root(known, size) == PUBLISHED_ROOTS[size]


@pytest.mark.parametrize("size", range(len(DATA)))
def test_a_root_is_that_of_the_definition(size: int) -> None:
    assert formulas.tree_root(KNOWN, size) == merkle(DATA[:size]).hex()


def test_a_root_above_what_is_known_is_none() -> None:
    assert formulas.tree_root(KNOWN, len(DATA) + 1) is None


@pytest.mark.parametrize("new", range(1, 17))
def test_every_older_size_is_consistent_and_no_other_path_is(new: int) -> None:
    for old in range(1, new + 1):
        older, newer = (old, merkle(DATA[:old]).hex()), (new, merkle(DATA[:new]).hex())
        path = [step.hex() for step in consistency(old, DATA[:new])]
        assert formulas.is_consistent(older, newer, path)
        assert not formulas.is_consistent(older, newer, [*path, "0" * 64])
        assert not formulas.is_consistent((old, "0" * 64), newer, path)
        assert not formulas.is_consistent(older, (new, "0" * 64), path)
        if path:
            assert not formulas.is_consistent(older, newer, path[:-1])


def test_an_empty_tree_is_no_older_state() -> None:
    assert not formulas.is_consistent((0, sha256().hexdigest()), (1, merkle(DATA[:1]).hex()), [])
