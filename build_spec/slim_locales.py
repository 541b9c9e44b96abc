"""Takes out of Babel's tables what the till never writes: names of languages, zones, units.

``python build_spec/slim_locales.py FOLDER`` on ``babel/locale-data`` of a frozen program, with a
Python that has Babel. What is left writes numbers, dates, times and the names of currencies, in
every language.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

UNUSED = frozenset(
    {
        "compact_currency_formats",
        "compact_decimal_formats",
        "compound_unit_patterns",
        "currency_names_plural",
        "date_fields",
        "interval_formats",
        "languages",
        "list_patterns",
        "measurement_systems",
        "meta_zones",
        "scripts",
        "territories",
        "time_zones",
        "unit_display_names",
        "unit_patterns",
        "variants",
    }
)


def slim(folder: Path) -> int:
    """Rewrite each table of ``folder`` without what is unused; return how many bytes that saves.

    Raises:
        OSError: there is no table, or one cannot be written.
        ValueError: a table does not look like one of Babel's.
    """
    tables = sorted(folder.glob("*.dat"))
    if not tables:
        raise FileNotFoundError(folder)
    saved = 0
    for path in tables:
        before = path.read_bytes()
        table = pickle.loads(before)  # noqa: S301 - Babel's own, whose package was checked by hash
        if not isinstance(table, dict):
            raise ValueError(path)  # noqa: TRY004 - the file is wrong, not a type of ours
        kept = {key: value for key, value in table.items() if key not in UNUSED}
        after = pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)
        path.write_bytes(after)
        saved += len(before) - len(after)
    return saved


if __name__ == "__main__":
    print(f"Babel's tables are {slim(Path(sys.argv[1])) / 1e6:.1f} MB smaller.")
