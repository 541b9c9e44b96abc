"""Reads baskets from JSON Lines, packed or not; a line that is none spoils no other line."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pos_app.application.errors import FileRejected
from pos_app.application.replay_service import InvalidBasket

Record = dict[str, Any] | InvalidBasket


def read_baskets(path: Path) -> list[tuple[int, Record]]:
    """Return ``(line number, record)`` of each line that is not blank, in order.

    A file whose name ends in ``.gz`` is unpacked.

    Raises:
        FileRejected: the file is missing or cannot be read to its end.
    """
    try:
        return list(_records(path))
    except FileNotFoundError:
        raise FileRejected(path.name, "missing") from None
    except (OSError, EOFError, zlib.error) as error:
        raise FileRejected(path.name, "unreadable", str(error)) from error


def _records(path: Path) -> Iterator[tuple[int, Record]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, _record(line)


def _record(line: bytes) -> Record:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return InvalidBasket(reason="it is no JSON")
    return record if isinstance(record, dict) else InvalidBasket(reason="it is no JSON object")
