"""What signs nothing asks no key store: a desktop may ask its user, and the window would wait."""

from __future__ import annotations

import pytest

from pos_app.application.audit_service import Verification
from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import Till
from pos_app.infrastructure.keys import KeyCabinet
from tests.stores import stocked


class KeyAsked(Exception):
    """A key was fetched or made."""


@pytest.fixture
def till_without_keys(till: Till, monkeypatch: pytest.MonkeyPatch) -> Till:
    """A till whose log is signed already, and whose keys nobody may touch from now on."""
    till.trail.sign_checkpoint()

    def refuse(*_ignored: object) -> None:
        raise KeyAsked

    monkeypatch.setattr(KeyCabinet, "load", refuse)
    monkeypatch.setattr(KeyCabinet, "create", refuse)
    return till


def test_looking_checking_and_trying_again_are_recorded(till_without_keys: Till) -> None:
    trail = till_without_keys.trail
    trail.record_view("till")
    trail.record_retry(3, None)
    trail.record_verification(Verification(is_sound=True, checked=7), "asked")
    queries = till_without_keys.audit_queries()
    newest = queries.page(AuditFilter(), None, 3)
    queries.close()
    assert [entry.event_type for entry in newest] == [
        "AuditLogVerified",
        "BackgroundWorkRetried",
        "AuditLogViewed",
    ]


def test_a_seal_needs_the_key(till_without_keys: Till) -> None:
    stocked(till_without_keys)
    with pytest.raises(KeyAsked):
        till_without_keys.trail.sign_checkpoint()
