"""The program's own log: JSON lines in the store's ``logs`` folder, rotated, without secrets."""

from __future__ import annotations

import json
import logging
import logging.handlers
from contextlib import suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

_BYTES_PER_FILE = 2 * 1024 * 1024
_FILES_KEPT = 5
_operation: ContextVar[object] = ContextVar("operation", default="")


def belongs_to(event_id: object) -> None:
    """Let what this thread logs from now on name the event it works on, by its id in the log."""
    _operation.set(event_id)  # its text is made for who logs; most work logs nothing


class JsonFormatter(logging.Formatter):
    """One JSON object per record: time, level, logger, thread, message, operation, traceback.

    ``operation`` is the id of the first event of what the thread did last: the audit log has it.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line."""
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "thread": record.threadName,
            "message": record.getMessage(),
        }
        operation = _operation.get()
        if operation:
            entry["operation"] = str(operation)
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


class _PatientHandler(logging.handlers.RotatingFileHandler):
    """Writes where it can; a log on a full disk is no reason to bother the cashier."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Let the record go."""

    def close(self) -> None:
        """Close the file, whose last lines may find no space."""
        with suppress(OSError):
            super().close()


def start_logging(folder: Path) -> logging.Handler:
    """Write ``pos_app``'s records to ``folder/pos.log`` and return the handler.

    A folder that cannot be written costs the log, never the sale.
    """
    handler: logging.Handler
    try:
        folder.mkdir(exist_ok=True)
        handler = _PatientHandler(
            folder / "pos.log",
            maxBytes=_BYTES_PER_FILE,
            backupCount=_FILES_KEPT,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(JsonFormatter())
    logger = logging.getLogger("pos_app")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Take the handler away again and close its file."""
    logging.getLogger("pos_app").removeHandler(handler)
    handler.close()
