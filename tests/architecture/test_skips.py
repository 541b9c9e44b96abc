"""A skipped test is loud in CI."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_PLANTED = """import pytest


@pytest.mark.skip(reason="planted")
def test_nothing() -> None:
    raise AssertionError
"""


def test_a_skipped_test_fails_in_ci_and_only_there(tmp_path: Path) -> None:
    planted = tmp_path / "test_planted.py"
    planted.write_text(_PLANTED, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    command = [
        *(sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest"),
        *("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), str(planted)),
    ]

    at_home = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True)
    in_ci = subprocess.run(
        command, cwd=ROOT, env={**environment, "CI": "true"}, check=False, capture_output=True
    )

    assert at_home.returncode == 0, at_home.stdout
    assert in_ci.returncode == 1, in_ci.stdout
