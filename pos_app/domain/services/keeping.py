"""Which copies of the store stay: grandfather, father, son."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pos_app.domain.aggregates.installation.backup_plan import BackupPlan

_HOUR, _DAY, _MONTH = "%Y-%m-%d %H", "%Y-%m-%d", "%Y-%m"


def kept(moments: Iterable[datetime], plan: BackupPlan) -> frozenset[datetime]:
    """Return the moments (aware, UTC) of the copies that stay.

    The newest copy of each of the last hours, days and months in which there is one, as many of
    each as the plan says: a shop that was closed for a month loses none of the older ones. The
    newest copy of all always stays.
    """
    newest_first = sorted(moments, reverse=True)
    stay = set(newest_first[:1])
    for form, count in (
        (_HOUR, plan.keep_hourly),
        (_DAY, plan.keep_daily),
        (_MONTH, plan.keep_monthly),
    ):
        newest: dict[str, datetime] = {}
        for moment in newest_first:
            newest.setdefault(moment.strftime(form), moment)
        stay.update(list(newest.values())[:count])
    return frozenset(stay)
