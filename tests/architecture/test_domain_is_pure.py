"""The domain stands alone: it loads with nothing but the standard library in reach."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.source import ROOT, product

_LOAD_ALL = """
import importlib, sys
before = set(sys.modules)
for name in sys.argv[1:]:
    importlib.import_module(name)
loaded = {name.partition(".")[0] for name in set(sys.modules) - before}
print(*sorted(loaded - set(sys.stdlib_module_names) - {"pos_app"}))
"""


def test_the_domain_loads_without_any_installed_package() -> None:
    names = [
        ".".join(module.path.with_suffix("").parts).removesuffix(".__init__")
        for module in product()
        if module.path.parts[:2] == ("pos_app", "domain")
    ]
    # -S leaves out site-packages, so an import of anything installed fails outright.
    answer = subprocess.run(
        [sys.executable, "-S", "-c", _LOAD_ALL, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert len(names) > 10
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.split() == []
