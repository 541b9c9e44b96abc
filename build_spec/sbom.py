"""Writes what a package contains as CycloneDX 1.5 JSON, from the locks: ``sbom.py VERSION``.

A package of requirements.lock is listed when something in requirements.in needs it, so the tools of
tests and checks are not. Licences come from the metadata of the environment that was frozen.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / "build" / "package-env" / "bin" / "python"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s\\;]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# Asks the environment itself, which is another Python than the one that runs this script.
_METADATA = """
import importlib.metadata as m, json
print(json.dumps({
    d.metadata["Name"].lower().replace("_", "-").replace(".", "-"): {
        "needs": d.requires or [],
        "licence": d.metadata.get("License-Expression") or d.metadata.get("License") or "",
    } for d in m.distributions()
}))
"""


def main(version: str) -> int:
    """Print the SBOM and return the exit code."""
    pins = _pins(ROOT / "requirements.lock")
    known = json.loads(
        subprocess.run(
            [str(ENVIRONMENT), "-c", _METADATA], check=True, capture_output=True, text=True
        ).stdout
    )
    wanted = sorted(_needed(_wanted(ROOT / "requirements.in"), known) & pins.keys())
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "pos-app",
                "version": version,
                "bom-ref": "pos-app",
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [_component(name, *pins[name], known.get(name, {})) for name in wanted],
        "dependencies": [{"ref": "pos-app", "dependsOn": [f"pkg:pypi/{n}" for n in wanted]}],
    }
    sys.stdout.write(json.dumps(bom, indent=1) + "\n")
    return 0


def _component(
    name: str, version: str, hashes: list[str], facts: dict[str, str]
) -> dict[str, object]:
    licence = facts.get("licence", "").strip().splitlines()[:1]
    return {
        "type": "library",
        "name": name,
        "version": version,
        "bom-ref": f"pkg:pypi/{name}",
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": [{"license": {"name": text[:80]}} for text in licence],
        "hashes": [{"alg": "SHA-256", "content": each} for each in hashes],
    }


def _pins(lock: Path) -> dict[str, tuple[str, list[str]]]:
    text = lock.read_text(encoding="utf-8")
    starts = list(_PIN.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return {
        _plain(match[1]): (match[2], _HASH.findall(text[match.end() : end]))
        for match, end in zip(starts, ends, strict=True)
    }


def _wanted(requirements: Path) -> set[str]:
    lines = requirements.read_text(encoding="utf-8").splitlines()
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines)
    return {_plain(name[0]) for name in names if name}


def _needed(names: set[str], known: dict[str, dict[str, list[str]]]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for need in known.get(name, {}).get("needs", []):
            match = re.match(r"[A-Za-z0-9._-]+", need)
            if match and "extra ==" not in need:
                waiting.append(_plain(match[0]))
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
