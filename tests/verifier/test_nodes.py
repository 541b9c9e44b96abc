"""The nodes of a proof are read one by one, however many they are and however laid out."""

from __future__ import annotations

import json
import tracemalloc
from hashlib import sha256
from pathlib import Path

import pytest

from pos_verify import nodes as read
from pos_verify.nodes import Nodes, NoNodes

MANY = 150_000
MEGABYTE = 1 << 20


def some(count: int) -> list[bytes]:
    return [sha256(str(number).encode()).digest() for number in range(count)]


def written(path: Path, nodes: list[bytes], indent: int | None) -> Path:
    proof = {"format": "x", "nodes": [node.hex() for node in nodes], "file": {"name": "]"}}
    path.write_text(json.dumps(proof, indent=indent), encoding="utf-8")
    return path


@pytest.mark.parametrize("block", [1, 7, 67, 1 << 16])
@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_nodes_come_back_as_they_were_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int, indent: int | None, count: int
) -> None:
    monkeypatch.setattr(read, "_BLOCK", block)
    found = Nodes(written(tmp_path / "a.proof.json", some(count), indent))
    assert list(found) == list(found) == some(count)
    assert json.loads(found.before + found.after) == {
        "format": "x",
        "nodes": [],
        "file": {"name": "]"},
    }


@pytest.mark.parametrize(
    "nodes",
    ['["00"]', "[1]", "[,]", '["' + "0" * 64 + '",]', '["' + "g" * 64 + '"]', '["', "", "{}"],
)
def test_what_are_no_nodes_is_refused(tmp_path: Path, nodes: str) -> None:
    path = tmp_path / "a.proof.json"
    path.write_text(f'{{"nodes": {nodes}', encoding="utf-8")
    with pytest.raises(NoNodes):
        Nodes(path)


def test_a_million_nodes_would_take_no_memory(tmp_path: Path) -> None:
    path = written(tmp_path / "a.proof.json", some(MANY), 1)
    assert path.stat().st_size > 8 * MEGABYTE
    tracemalloc.start()
    found = Nodes(path)
    count = sum(1 for _node in found)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == MANY
    assert peak < MEGABYTE
