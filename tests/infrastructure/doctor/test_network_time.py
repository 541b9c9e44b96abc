"""Whether somebody keeps the clock right is known from the kernel, else from who runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_app.infrastructure.doctor import network_time as module
from pos_app.infrastructure.doctor.network_time import network_time

UNSYNCHRONISED = 5


def the_kernel_says(monkeypatch: pytest.MonkeyPatch, state: int | None) -> None:
    monkeypatch.setattr(module, "_kernel_state", lambda: state)


@pytest.mark.parametrize(
    ("state", "said"), [(0, "yes"), (1, "yes"), (UNSYNCHRONISED, "no"), (None, "unknown")]
)
def test_the_kernel_is_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, state: int | None, said: str
) -> None:
    the_kernel_says(monkeypatch, state)
    assert network_time(tmp_path) == said


@pytest.mark.parametrize("trace", ["run/systemd/timesync", "run/chrony", "run/ntpsec"])
def test_a_service_that_has_not_set_the_clock_yet_is_seen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trace: str
) -> None:
    the_kernel_says(monkeypatch, UNSYNCHRONISED)
    (tmp_path / trace).mkdir(parents=True)
    assert network_time(tmp_path) == "started"


def test_this_machine_gives_an_answer() -> None:
    assert network_time() in {"yes", "started", "no", "unknown"}
