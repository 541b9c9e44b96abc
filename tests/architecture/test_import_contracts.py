"""The contracts of import-linter, each seen to break on a planted import.

`make lint` runs them over the product; here they run over a skeleton with the same packages.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

PRODUCT = ROOT / "pos_app"
AGGREGATES = PRODUCT / "domain" / "aggregates"
COMMANDS = PRODUCT / "commands"
PACKAGES = (
    *(path.parent.name for path in PRODUCT.glob("*/__init__.py")),
    *(f"domain.aggregates.{path.parent.name}" for path in AGGREGATES.glob("*/__init__.py")),
    "domain.values",
    "infrastructure.persistence",
    "ui.sell",
)
MODULES = (
    *(path.stem for path in PRODUCT.glob("*.py") if path.stem != "__init__"),
    *(f"commands.{path.stem}" for path in COMMANDS.glob("*.py") if path.stem != "__init__"),
    "ui.app",
    "ui.sell.presenter",
    "ui.sell.view",
)

PLANTED = {
    "rings": {"application": "import pos_app.infrastructure"},
    "commands-are-strangers": {"commands.audit": "import pos_app.commands.stock"},
    "qt-only-in-ui": {"infrastructure.persistence": "import PySide6.QtCore"},
    "command-line-knows-no-qt": {"cli": "def run():\n    import PySide6.QtWidgets"},
    "sql-only-in-infrastructure": {"application": "import sqlalchemy"},
    "presenters-know-no-qt": {
        "ui.sell.presenter": "import pos_app.ui.sell.view",
        "ui.sell.view": "import PySide6.QtWidgets",
    },
    "aggregates-one-way": {
        "domain.aggregates.product": "import pos_app.domain.aggregates.cart",
    },
}
HONEST = {
    "__main__": "import pos_app.cli",
    "commands.audit": "import pos_app.commands.store",
    "cli": "import pos_app.bootstrap\ndef window():\n    import pos_app.ui.app",
    "bootstrap": "import pos_app.assembly\nimport pos_app.application",
    "assembly": "import pos_app.infrastructure.persistence\nimport pos_app.application",
    "ui.app": "import PySide6.QtWidgets\nimport pos_app.application",
    "infrastructure.persistence": "import sqlalchemy\nimport pos_app.domain.aggregates.order",
    "domain.aggregates.order": "import pos_app.domain.aggregates.cart",
}


def lint(folder: Path, sources: dict[str, str]) -> str:
    """Run the project's contracts over a skeleton of pos_app with these modules in it."""
    for name in PACKAGES:
        package = folder / "pos_app" / name.replace(".", "/")
        package.mkdir(parents=True, exist_ok=True)
        for each in (package, *package.parents):
            if each.is_relative_to(folder / "pos_app"):
                (each / "__init__.py").touch()
    for name in (*MODULES, *sources):
        path = folder / "pos_app" / name.replace(".", "/")
        file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        file.write_text(sources.get(name, ""))
    answer = subprocess.run(
        [
            *(
                sys.executable,
                "-c",
                "from importlinter.cli import lint_imports_command as run; run()",
            ),
            *("--config", ROOT / "pyproject.toml", "--no-cache"),
        ],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts" in answer.stdout, answer.stdout + answer.stderr
    return answer.stdout


def contracts() -> dict[str, str]:
    """Return the name of every contract by its id."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {each["id"]: each["name"] for each in settings["tool"]["importlinter"]["contracts"]}


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_breaks_the_contract(contract: str, tmp_path: Path) -> None:
    assert f"{contracts()[contract]} BROKEN" in lint(tmp_path, PLANTED[contract])


def test_honest_imports_break_none(tmp_path: Path) -> None:
    assert f"{len(contracts())} kept, 0 broken" in lint(tmp_path, HONEST)


def test_every_contract_has_a_planted_import() -> None:
    assert set(PLANTED) == set(contracts())
