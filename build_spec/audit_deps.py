"""Looks the packages of lock files up in the list of vulnerabilities that a package carries."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

Known = dict[str, list[dict[str, object]]]
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s\\;]+)", re.MULTILINE)


def pinned(lock: Path) -> dict[str, str]:
    """Return the versions of a lock file by canonical name."""
    found = _PINNED.findall(lock.read_text(encoding="utf-8"))
    return {canonicalize_name(name): version for name, version in found}


def complaints(
    packages: dict[str, str], known: dict[str, list[dict[str, object]]]
) -> Iterator[str]:
    """Yield a line for each package and vulnerability that are both there."""
    by_name = {canonicalize_name(name): entries for name, entries in known.items()}
    for name, version in sorted(packages.items()):
        for entry in by_name.get(name, []):
            specs = entry.get("specs")
            for spec in specs if isinstance(specs, list) else []:
                if SpecifierSet(str(spec), prereleases=True).contains(version):
                    yield f"{name} {version}: {entry.get('cve') or entry.get('id')} ({spec})"


def main(locks: list[str]) -> int:
    """Say what was found and how old the list is; 1 when something was."""
    # Not imported: the package reads a file beside wherever the program happens to be started.
    package = find_spec("safety_db")
    if package is None or package.origin is None:
        sys.stderr.write("The list of vulnerabilities is not installed.\n")
        return 2
    listed = Path(package.origin).with_name("insecure_full.json")
    known = json.loads(listed.read_text(encoding="utf-8"))
    told = known.pop("$meta")
    day = datetime.fromtimestamp(told["timestamp"], UTC).date()
    packages: dict[str, str] = {}
    for lock in locks:
        packages |= pinned(Path(lock))
    found = list(complaints(packages, known))
    for line in found:
        sys.stdout.write(line + "\n")
    sys.stdout.write(
        f"{len(packages)} packages, {len(found)} of them with a vulnerability that was known on "
        f"{day}. What was found since is not in this list.\n"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
