"""The suite fails on any surprise: leaked threads and timers, stray log lines, a real store."""

from __future__ import annotations

import gc
import logging
import os
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

# Qt reads the platform when it starts, and pytest-qt starts it: before anything else.
if os.environ.get("POS_TEST_XCB") != "1":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LANGUAGE"] = "en"
# A program that a test starts is the window itself, so that killing it is killing the window.
os.environ["POS_APP_WINDOW"] = ""
# Nothing is ever put into the key store of whoever runs the tests.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

import hypothesis
import pytest

from tests import guards

# Two shared cores make a single slow example say nothing about the code.
hypothesis.settings.register_profile("till", deadline=None, print_blob=True)
hypothesis.settings.load_profile("till")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail in CI what a person's machine may skip: there, a missing tool is a missing install."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped in CI: {report.longrepr}"
    return report


@pytest.fixture(scope="session", autouse=True)
def no_test_touches_a_real_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Point the platform's own places at a throw-away folder, child processes included."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(home / name.lower())


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Fail the test that leaves a thread running."""
    before = frozenset(threading.enumerate())
    yield
    left = guards.threads_left(before)
    if left:
        pytest.fail(f"threads left running: {sorted(thread.name for thread in left)}")


@pytest.fixture(autouse=True)
def no_timer_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a QTimer running; one that never asked for Qt cannot."""
    gc.freeze()  # so that only what the test makes is looked through afterwards
    before = guards.active_timers().keys()
    yield
    left = []
    if "qapp" in request.fixturenames:
        left = [timer for key, timer in guards.active_timers().items() if key not in before]
    gc.unfreeze()
    descriptions = [guards.described(timer) for timer in left]
    for timer in left:
        timer.stop()
    if descriptions:
        pytest.fail(f"timers left running: {descriptions}")


@pytest.fixture(autouse=True)
def expected_logs() -> Iterator[guards.ExpectedLogs]:
    """Fail the test on a log line at WARNING or above it did not declare, or that never came."""
    expected = guards.ExpectedLogs()
    keeper = guards.RecordKeeper(expected)
    logger = logging.getLogger("pos_app")
    logger.addHandler(keeper)
    try:
        yield expected
    finally:
        logger.removeHandler(keeper)
    complaints = expected.complaints()
    if complaints:
        pytest.fail("\n".join(complaints))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty data folder for one store."""
    folder = tmp_path / "store"
    folder.mkdir()
    return folder
