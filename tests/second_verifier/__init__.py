"""A second verifier of the audit log, written from docs/audit-format.md alone and kept slow.

It shares no line with the product or with the stand-alone verifier, so that the three can only
agree when the document says the same to all of them.
"""

from __future__ import annotations

from tests.second_verifier.anchors import verify_anchor
from tests.second_verifier.database import verify_database
from tests.second_verifier.files import verify_archive, verify_export, verify_proof
from tests.second_verifier.walk import CannotTell, Finding

__all__ = [
    "CannotTell",
    "Finding",
    "verify_anchor",
    "verify_archive",
    "verify_database",
    "verify_export",
    "verify_proof",
]
