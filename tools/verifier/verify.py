"""Checks a till's audit log without the till's own program: `python verify.py --help`."""

from __future__ import annotations

import sys

from pos_verify.cli import main

if __name__ == "__main__":
    sys.exit(main())
