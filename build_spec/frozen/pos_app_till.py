"""What the frozen ``pos-app`` runs: the command line, and without a command the till."""

import sys

from pos_app.__main__ import main

sys.exit(main())
