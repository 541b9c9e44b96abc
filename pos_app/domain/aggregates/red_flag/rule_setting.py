"""How a store wants one rule of the red flags: on or off, and with which parameters."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.red_flag.events import RedFlagRuleChanged


class RuleSetting(Aggregate):
    """The setting of one rule; ``parameters`` are numbers as text, by name."""

    __slots__ = ("is_on", "parameters", "rule")

    def __init__(self, rule: str, parameters: Mapping[str, str], *, is_on: bool = True) -> None:
        """Restore the setting as it was saved, or as the rule comes."""
        super().__init__()
        self.rule = rule
        self.parameters = parameters
        self.is_on = is_on

    def change(self, parameters: Mapping[str, str], *, is_on: bool) -> None:
        """Want the rule so from now on; what is so already changes nothing."""
        if (dict(parameters), is_on) == (dict(self.parameters), self.is_on):
            return
        self.parameters, self.is_on = parameters, is_on
        text = json.dumps(dict(parameters), separators=(",", ":"), sort_keys=True)
        self._raise_event(RedFlagRuleChanged(rule=self.rule, is_on=is_on, parameters=text))
