"""Packs what support needs into a zip: findings, counts, the program's log; nobody's data.

What the database knows of people is taken out of every text, and so are numbers that may be a PIN,
a card or a telephone number; what stands in payloads and receipts is not read at all.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnClause, Select, column, func, select, table

from pos_app.application.diagnosis import Diagnosis
from pos_app.application.errors import StorageError
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.statement import Statement

REMOVED = "[removed]"
_PERSONAL_TABLES = ("customers", "staff", "stores", "suppliers")
_PERSONAL_COLUMNS = frozenset({"name", "phone", "email", "note", "address", "badge"})
_SHORTEST = 3
_LONG_NUMBER = re.compile(r"(?<!line )(?<![\w.-])\d{4,}(?![\w-])")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_KEPT_AS_THEY_ARE = ("at", "level", "logger", "thread", "operation")


def write_bundle(target: Path, data_dir: Path, database_name: str, diagnosis: Diagnosis) -> None:
    """Write the zip to ``target``; it is whole or not there.

    Raises:
        OSError: it cannot be written.
    """
    scrub = _Scrub(data_dir, data_dir / database_name)
    unfinished = target.with_name(target.name + ".part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as bundle:
            findings = [asdict(finding) for finding in diagnosis.findings]
            bundle.writestr("doctor.json", scrub.text(json.dumps(findings, indent=1, default=str)))
            bundle.writestr("counts.json", json.dumps(_counts(data_dir / database_name), indent=1))
            for path in sorted((data_dir / "logs").glob("*")):
                if path.is_file():
                    bundle.writestr(f"logs/{path.name}", scrub.log(path))
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


class _Scrub:
    def __init__(self, data_dir: Path, database: Path) -> None:
        store = sorted({str(data_dir.absolute()), str(data_dir.resolve())}, key=len, reverse=True)
        self._places = [*((each, "STORE") for each in store), (str(Path.home()), "HOME")]
        words = sorted(_personal_words(database), key=len, reverse=True)
        joined = "|".join(re.escape(word) for word in words)
        self._people = re.compile(joined, re.IGNORECASE) if words else None

    def text(self, text: str) -> str:
        for place, name in self._places:
            text = text.replace(place, name)
        if self._people is not None:
            text = self._people.sub(REMOVED, text)
        return _LONG_NUMBER.sub(REMOVED, _ADDRESS.sub(REMOVED, text))

    def log(self, path: Path) -> str:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(self._line(line) for line in lines) + "\n"

    def _line(self, line: str) -> str:
        try:
            entry = json.loads(line)
        except ValueError:
            return self.text(line)
        if not isinstance(entry, dict):
            return self.text(line)
        kept = {
            name: value if name in _KEPT_AS_THEY_ARE else self.text(str(value))
            for name, value in entry.items()
        }
        return json.dumps(kept, ensure_ascii=False)


def _personal_words(path: Path) -> set[str]:
    """Return every name, number and note of a person, and the words of names."""
    words: set[str] = set()
    for name, columns in _tables(path):
        personal: list[ColumnClause[object]] = [
            column(each) for each in columns if each in _PERSONAL_COLUMNS
        ]
        if name in _PERSONAL_TABLES and personal:
            for row in _rows(path, select(*personal).select_from(table(name))):
                words |= set(_words_of(row))
    return words


def _words_of(row: tuple[object, ...]) -> Iterable[str]:
    for value in row:
        text = str(value or "").strip()
        for word in (text, *text.split()):
            if len(word) >= _SHORTEST:
                yield word


def _counts(path: Path) -> dict[str, int]:
    counts = {}
    for name, _ in _tables(path):
        ((count,),) = _rows(path, select(func.count()).select_from(table(name)))
        counts[name] = int(str(count))
    return counts


def _tables(path: Path) -> list[tuple[str, list[str]]]:
    listed = [row for row in _rows(path, "PRAGMA table_list") if row[2] == "table"]
    names = sorted(str(row[1]) for row in listed if row[0] == "main" and row[1] != "sqlite_schema")
    return [
        (name, [str(row[1]) for row in _rows(path, f"PRAGMA table_info({name})")]) for name in names
    ]


def _rows(path: Path, wanted: str | Select[*tuple[Any, ...]]) -> list[tuple[object, ...]]:
    if not path.exists():
        return []
    try:
        database = Database(path, read_only=True)
    except StorageError:
        return []
    try:
        reader = database.reader()
        if isinstance(wanted, str):
            return reader.command(wanted)
        return [tuple(row) for row in reader.all(Statement(wanted))]
    except StorageError:
        return []
    finally:
        database.close()
