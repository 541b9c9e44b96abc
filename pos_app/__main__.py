"""``python -m pos_app`` and ``pos-app``: hands over to the command line."""

from __future__ import annotations

import sys

from pos_app.cli import run


def main() -> int:
    """Run the command line with this process's arguments and return its exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
