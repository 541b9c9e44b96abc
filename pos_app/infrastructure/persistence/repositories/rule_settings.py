"""What was set about the rules of the red flags: a row for each that is not as it comes."""

from __future__ import annotations

import json

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from pos_app.domain.aggregates.red_flag.rule_setting import RuleSetting
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.red_flag_tables import red_flag_rules
from pos_app.infrastructure.persistence.statement import Statement

_table = red_flag_rules.c
_GET = Statement(select(_table.parameters, _table.is_on).where(_table.rule == bindparam("key")))
_insert = insert(red_flag_rules)
_SAVE = Statement(
    _insert.on_conflict_do_update(
        index_elements=[_table.rule],
        set_={"is_on": _insert.excluded.is_on, "parameters": _insert.excluded.parameters},
    )
)


class SqlRuleSettingRepository:
    """The settings within one transaction; fulfils ``RuleSettingRepository``."""

    def __init__(self, connection: Connection) -> None:
        """Read and write on ``connection``."""
        self._connection = connection

    def of_rule(self, rule: str) -> RuleSetting | None:
        """Return the setting of a rule, or None while it is as it comes."""
        row = self._connection.one(_GET, {"key": rule})
        return None if row is None else RuleSetting(rule, json.loads(row[0]), is_on=bool(row[1]))

    def save(self, setting: RuleSetting) -> None:
        """Keep a setting."""
        self._connection.run(
            _SAVE,
            {
                "rule": setting.rule,
                "is_on": int(setting.is_on),
                "parameters": json.dumps(dict(setting.parameters)),
            },
        )
