"""Every module that declares events is known to whoever needs them all."""

from __future__ import annotations

import subprocess
import sys

from pos_app.domain import event_modules
from tests.stores import ROOT

AGGREGATES = ROOT / "pos_app" / "domain" / "aggregates"
CODE = """
import sys
from pos_app.domain.events import event_type_named, registered_event_types
assert "pos_app.domain.aggregates.staff.events" not in sys.modules
assert event_type_named("PinReset").__module__ == "pos_app.domain.aggregates.staff.events"
assert event_type_named("Unheard") is None
print(len(registered_event_types()))
"""


def test_the_list_names_each_module_that_declares_events() -> None:
    declaring = {
        ".".join(path.relative_to(AGGREGATES).with_suffix("").parts)
        for path in AGGREGATES.rglob("*.py")
        if "@event_type(" in path.read_text(encoding="utf-8")
    }
    assert set(event_modules._MODULES) == declaring


def test_an_event_that_nobody_has_met_is_found_by_its_name() -> None:
    told = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, check=True, text=True, cwd=ROOT
    )
    assert int(told.stdout) > len(event_modules._MODULES)
