"""The rules as their sheet shows them."""

from __future__ import annotations

from pos_app.application.red_flag_queries import RuleSetting
from pos_app.application.red_flags.catalogue import KINDS
from pos_app.ui.red_flags.rule_settings import rule_rows


def test_every_rule_is_shown_as_it_comes_until_it_is_set() -> None:
    rows = rule_rows(())
    assert [row.rule for row in rows] == sorted(KINDS)
    assert all(row.is_on for row in rows)
    shown = {(row.rule, each.name): each.value for row in rows for each in row.parameters}
    assert shown["R1", "within_minutes"] == "3"


def test_a_rule_is_shown_as_it_was_set() -> None:
    (row, *_) = rule_rows((RuleSetting("R1", False, {"within_minutes": "9"}),))
    assert (row.rule, row.is_on, row.parameters[0].value) == ("R1", False, "9")


def test_every_number_has_words_of_its_own() -> None:
    named = {each.label for row in rule_rows(()) for each in row.parameters}
    names = {each.name for kind in KINDS.values() for each in kind.parameters}
    assert not named & names
