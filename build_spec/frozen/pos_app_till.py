"""What the frozen program runs: the command line; called ``pos-audit``, the audit window."""

import sys
from pathlib import Path

from pos_app.__main__ import main

if Path(sys.executable).stem == "pos-audit":
    sys.argv.insert(1, "audit")
sys.exit(main())
