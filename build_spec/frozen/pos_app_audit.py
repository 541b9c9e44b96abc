"""What the frozen ``pos-audit`` runs: the audit window in a process of its own."""

import sys

from pos_app.__main__ import main

sys.argv.insert(1, "audit")
sys.exit(main())
