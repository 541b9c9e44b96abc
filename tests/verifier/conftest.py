"""Runs the verifier as a person does and hands back what it prints as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pos_verify.cli import main

Verify = Callable[..., tuple[int, dict[str, Any]]]
Finds = Callable[..., tuple[str | None, int | None, int]]


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Verify:
    """Return a function from arguments to the exit code and the one object printed."""

    def run(*arguments: str | Path) -> tuple[int, dict[str, Any]]:
        exit_code = main([*map(str, arguments), "--json"])
        answer: dict[str, Any] = json.loads(capsys.readouterr().out)
        return exit_code, answer

    return run


@pytest.fixture
def finds(verify: Verify) -> Finds:
    """Return a function from arguments to kind, first bad seq and number of sound rows."""

    def run(*arguments: str | Path) -> tuple[str | None, int | None, int]:
        exit_code, answer = verify(*arguments)
        assert exit_code == {True: 0, False: 1, None: 2}[answer["sound"]]
        return answer["kind"], answer["first_bad_seq"], answer["checked"]

    return run
