"""Feeds the log to every rule, in order, and gathers what they find.

A change of a rule's parameters is read from the log too: it holds from the next entry on, and
the same log gives the same findings wherever reading was interrupted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import tzinfo

from pos_app.application.queries import AuditEntry
from pos_app.application.red_flags.catalogue import KINDS
from pos_app.application.red_flags.rule import Finding, Rule, State
from pos_app.domain.aggregates.red_flag.events import RedFlagRuleChanged

_SETTINGS = "settings"
_CHANGED = RedFlagRuleChanged.__name__


class Watcher:
    """The rules of one store over one reading of its log; ``zone`` None is the machine's."""

    def __init__(self, rules: Iterable[Rule], zone: tzinfo | None = None) -> None:
        """Give each entry to the rules that read its type, as they come until they are changed."""
        self._rules = {rule.code: rule for rule in rules}
        self._zone = zone

    def read(self, entries: Iterable[AuditEntry], states: dict[str, State]) -> list[Finding]:
        """Return what the entries complete, oldest first; ``states`` by rule are changed.

        What was set about rules is kept among the states.
        """
        found: list[Finding] = []
        by_type = self._by_type(states)
        for entry in entries:
            if entry.event_type == _CHANGED:
                _change(states, entry)
                by_type = self._by_type(states)
            for rule in by_type.get(entry.event_type, ()):
                found += rule.read(states.setdefault(rule.code, {}), entry, self._zone)
        return found

    def _by_type(self, states: dict[str, State]) -> dict[str, list[Rule]]:
        settings = states.get(_SETTINGS, {})
        by_type: dict[str, list[Rule]] = {}
        for code, as_it_comes in self._rules.items():
            setting = settings.get(code, {"is_on": True})
            if not setting["is_on"]:
                continue
            is_changed = "parameters" in setting and code in KINDS
            rule = KINDS[code].rule(setting["parameters"]) if is_changed else as_it_comes
            for event_type in rule.event_types:
                by_type.setdefault(event_type, []).append(rule)
        return by_type


def _change(states: dict[str, State], entry: AuditEntry) -> None:
    """Note a change; a rule that is off forgets, for what it does not see would mislead it."""
    payload = entry.payload
    setting = {"is_on": payload["is_on"], "parameters": json.loads(payload["parameters"])}
    states.setdefault(_SETTINGS, {})[payload["rule"]] = setting
    if not payload["is_on"]:
        states.pop(payload["rule"], None)
