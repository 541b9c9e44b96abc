"""Names in the text of a statement: tables and columns, which no database takes as parameters.

Values are bound, always; only names go through here, so that whatever a name is made of, it stays
a name. A rule of the architecture knows these functions.
"""

from __future__ import annotations

from collections.abc import Iterable


def identifier(name: str, of: str = "") -> str:
    """Return a name quoted as SQL quotes names; ``of`` is the table or the database it is in."""
    quoted = '"' + name.replace('"', '""') + '"'
    return quoted if not of else f"{identifier(of)}.{quoted}"


def identifiers(names: Iterable[str]) -> str:
    """Return names quoted, with commas between them."""
    return ", ".join(identifier(name) for name in names)
