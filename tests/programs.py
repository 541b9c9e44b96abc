"""Runs the program as its users do: another process, its arguments, its output, its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.stores import ROOT

TIMEOUT_SECONDS = 100.0


def run_program(
    *arguments: object,
    data_dir: Path | None = None,
    environment: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
    wrapper: Sequence[str] = (),
    stdout: Any = subprocess.PIPE,  # noqa: ANN401 - what subprocess takes
) -> subprocess.CompletedProcess[str]:
    """Run ``pos-app`` to its end; ``before`` runs in the new process, ``wrapper`` around it."""
    return subprocess.run(
        [*wrapper, *command(*arguments, data_dir=data_dir)],
        check=False,
        cwd=ROOT,
        env=os.environ | dict(environment or {}),
        preexec_fn=before,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        timeout=TIMEOUT_SECONDS,
    )


def start_program(
    *arguments: object, data_dir: Path, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """Start ``pos-app``; its standard output is read by the caller."""
    return subprocess.Popen(
        command(*arguments, data_dir=data_dir),
        cwd=ROOT,
        env=os.environ | dict(environment or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def command(*arguments: object, data_dir: Path | None = None) -> list[str]:
    """Return the command line; the data folder belongs to the innermost command."""
    folder = [] if data_dir is None else ["--data-dir", str(data_dir)]
    return [sys.executable, "-m", "pos_app", *map(str, arguments), *folder]


def records(output: str) -> list[dict[str, Any]]:
    """Return the JSON objects of standard output, one a line; a torn last line does not count."""
    return [json.loads(line) for line in output.split("\n")[:-1]]


def write_baskets(path: Path, baskets: Sequence[Mapping[str, object]]) -> Path:
    """Write a replay file."""
    path.write_text("".join(json.dumps(basket) + "\n" for basket in baskets), encoding="utf-8")
    return path
