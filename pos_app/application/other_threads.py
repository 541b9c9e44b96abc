"""Carries what one thread may do into another one, for work that is too long for the first."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from pos_app.application.access import Access

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def carried(access: Access, work: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Return work that goes, in whatever thread, by the approvals that this one has now."""
    approvals = access.held

    @wraps(work)
    def elsewhere(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        with access.with_approvals(approvals):
            return work(*args, **kwargs)

    return elsewhere
