"""On a Linux desktop the key that signs the log lies in the real secret service."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.stores import ROOT

# Runs within a desktop session of its own: makes a key, and finds it again from nothing but the
# secret service.
_SCRIPT = """
import sys
from pathlib import Path
from pos_app.infrastructure.keys import KeyCabinet
made = KeyCabinet(Path(sys.argv[1])).create()
again = KeyCabinet(Path(sys.argv[1])).load(made.key_id, made.kept_in)
print(made.kept_in, again is not None and again.public_key == made.public_key)
"""


def in_a_session(home: Path, password: str) -> str:
    """Run the script where a secret service was unlocked with ``password``; its last line."""
    home.mkdir()
    (home / ".local" / "share" / "keyrings").mkdir(parents=True)
    session = (
        f"printf %s '{password}' | gnome-keyring-daemon --unlock --components=secrets >/dev/null;"
        ' exec "$0" "$@"'
    )
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHON_KEYRING_BACKEND", "DISPLAY"}
    }
    environment |= {"HOME": str(home), "PYTHONPATH": str(ROOT)}
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        environment.pop(name, None)
    done = subprocess.run(
        [
            "dbus-run-session",
            "--",
            "bash",
            "-c",
            session,
            sys.executable,
            "-c",
            _SCRIPT,
            home / "k",
        ],
        check=True,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout.strip().splitlines()[-1]


def test_the_desktops_key_store_keeps_the_key(tmp_path: Path) -> None:
    assert in_a_session(tmp_path / "home", "secret") == "system True"
    assert not (tmp_path / "home" / "k").exists()


def test_a_key_store_that_would_have_to_ask_somebody_is_left_alone(tmp_path: Path) -> None:
    assert in_a_session(tmp_path / "home", "") == "file True"
