"""The limit of long tests counts work, of programs too, and no waiting."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tests.processor_time import at_most

_WORK = "import time\nwhile time.process_time() < 0.4: pass"


def test_waiting_is_free() -> None:
    with at_most(0.2):
        time.sleep(0.4)


def test_the_work_of_a_program_counts() -> None:
    with pytest.raises(AssertionError, match="were allowed"), at_most(0.2):
        subprocess.run([sys.executable, "-c", _WORK], check=True)
