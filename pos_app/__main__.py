"""``python -m pos_app`` and ``pos-app``: hands over to the command line."""

from __future__ import annotations

import os
import sys
import threading

from pos_app.cli import run


def main() -> int:
    """Run the command line with this process's arguments and return its exit code.

    Background work that hangs was waited for when the till was closed, and is stored. Python
    would wait for its thread for ever, so the process ends without asking it.
    """
    os.umask(0o077)  # what a shop writes (the store, its keys, receipts, exports) is its owner's
    code = run(sys.argv[1:])
    if any(thread.name.startswith("event-") for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
