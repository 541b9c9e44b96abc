"""Reads large files of products in a process of their own, so that the till has Python to itself.

The process is this program, started with one argument. It is given the task as a line of JSON,
tells line by line how far it is, and at last what it found; the rows themselves stand in the
staged file. It ends when nobody listens any more.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import closing, suppress
from pathlib import Path
from typing import IO, Any
from uuid import UUID

import msgspec

import pos_app
from pos_app.application import errors
from pos_app.application.errors import FileRejected, StorageError
from pos_app.application.import_reading import ReadFile, ReadingTask, read_rows
from pos_app.application.table_rows import Progress
from pos_app.infrastructure.import_staging import ImportFolder
from pos_app.infrastructure.table_files import TableFiles
from pos_app.own_program import READ_ROWS, own_command

# Reading fewer rows takes less time than starting a process.
FEWEST_ROWS = 10_000
_NICE = 5
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_PACKAGES = str(Path(pos_app.__file__).parent.parent)


class _Asked(msgspec.Struct):
    task: ReadingTask
    folder: Path
    import_id: UUID


class _Done(msgspec.Struct, tag=True):
    rows: int
    of: int


class _Read(msgspec.Struct, tag=True):
    file: ReadFile


class _Refused(msgspec.Struct, tag=True):
    error: str
    fields: dict[str, str]


def _plain(value: object) -> str:
    return str(value)


def _whole(kind: type, value: str) -> Any:  # noqa: ANN401 - the kind says it
    return kind(value)


_encode = msgspec.json.Encoder(enc_hook=_plain).encode
_asked = msgspec.json.Decoder(_Asked, dec_hook=_whole).decode
_told = msgspec.json.Decoder(_Done | _Read | _Refused).decode


class RowReader:
    """Fulfils ``RowReading``."""

    def __init__(self, table: TableFiles, staging: ImportFolder) -> None:
        """Read with ``table``, and keep rows in ``staging``."""
        self._table = table
        self._staging = staging

    def read(self, task: ReadingTask, import_id: UUID, progress: Progress | None) -> ReadFile:
        """Keep the rows that fit as those of an import, and return what is known of the file.

        Raises:
            FileRejected: it cannot be read as a table to its end.
            StorageError: its rows cannot be kept.
        """
        if self._table.size(task.path) < FEWEST_ROWS:
            with closing(self._staging.begin(import_id)) as staged:
                return read_rows(task, self._table, staged, progress)
        asked = _encode(_Asked(task, self._staging.folder, import_id))
        paths = os.pathsep.join(filter(None, (_PACKAGES, os.environ.get("PYTHONPATH"))))
        with subprocess.Popen(  # noqa: S603 - ourselves
            own_command([READ_ROWS]),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": paths},
            creationflags=_NO_WINDOW,
        ) as process:
            try:
                found = _listen(process, asked, progress)
            finally:
                process.kill()
        if found is None:
            raise FileRejected(task.path.name, "unreadable", "the process that read it ended")
        return found


def read_for_a_till() -> int:
    """Do what :class:`RowReader` asks for on the standard input, and answer on the output."""
    if hasattr(os, "nice"):
        os.nice(_NICE)  # the till goes first
    with os.fdopen(0, "rb") as asking, os.fdopen(1, "wb", buffering=0) as telling:
        asked = _asked(asking.readline())

        def tell(what: _Done | _Read | _Refused) -> None:
            telling.write(_encode(what) + b"\n")

        def progress(done: int, of: int) -> None:
            tell(_Done(done, of))

        try:
            with closing(ImportFolder(asked.folder).begin(asked.import_id)) as staged:
                read = read_rows(asked.task, TableFiles(), staged, progress)
        except (FileRejected, StorageError) as error:
            tell(_refused(error))
        else:
            tell(_Read(read))
    return 0


def _listen(
    process: subprocess.Popen[bytes], asked: bytes, progress: Progress | None
) -> ReadFile | None:
    """Return what the process found, None if it ended without a word."""
    given: IO[bytes] | None = process.stdin
    told: IO[bytes] | None = process.stdout
    if given is None or told is None:
        return None
    with suppress(BrokenPipeError):  # what it told before it ended says more
        given.write(asked + b"\n")
        given.close()
    for line in told:
        said: _Done | _Read | _Refused = _told(line)
        match said:
            case _Done(rows, of):
                if progress is not None:
                    progress(rows, of)
            case _Refused(error, fields):
                raise getattr(errors, error)(**fields)
            case _Read(file):
                return file
    return None


def _refused(error: FileRejected | StorageError) -> _Refused:
    names = ("file_name", "reason", "detail", "path")
    fields = {name: str(getattr(error, name)) for name in names if hasattr(error, name)}
    return _Refused(type(error).__name__, fields)
