"""Who acts, and whether they may: asked by every service before it does anything.

A service method says which permission it needs::

    @needs(permissions.CANCEL_SALE)
    def void(self, cart_id: UUID) -> None: ...


    @measures(permissions.DISCOUNT)
    def discount_line(self, ...) -> CartSnapshot:
        with self._unit_of_work() as uow:
            ...
            uow.require(permissions.DISCOUNT, measured=percent, about=line.name, before=…, after=…)


    @open_to_all("prices stand on the shelf")
    def get(self, ...) -> CartSnapshot: ...

A test walks every service and fails for a public method that says nothing. The roles are kept in
memory, so that a scan asks the database nothing; the commit learns in its own statement whether
another program changed them meanwhile, and then the command is judged anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from pos_app.application.errors import ApprovalNeeded, NobodySignedIn, PermissionDenied
from pos_app.application.standing import (
    ActingPlace,
    GivenApproval,
    Request,
    Standing,
    ThreadRequests,
)
from pos_app.domain.aggregates.approval.approval import Asked
from pos_app.domain.aggregates.role.role import Role
from pos_app.domain.records import dataclass
from pos_app.domain.values.permission import Permission, Rule


class Access:
    """Judges by the role of whoever acts; in a store without sign-in everybody may everything."""

    def __init__(self, place: ActingPlace) -> None:
        """Set who acts in ``place``; nobody does before :meth:`learn`."""
        self._place = place
        self._local = ThreadRequests()
        self._standing = Standing(-1, has_sign_in=False, role=None)

    @property
    def version(self) -> int:
        """Which changes to roles, staff and sign-in are known here; -1 for none."""
        return self._standing.version

    @property
    def actor_id(self) -> str:
        """Whose name is on what happens now."""
        return self._place.actor_id

    @property
    def role(self) -> Role | None:
        """The role of whoever acts; None where nobody is signed in."""
        return self._standing.role

    @property
    def has_sign_in(self) -> bool:
        """Whether people sign in here."""
        return self._standing.has_sign_in

    @property
    def approver_id(self) -> str | None:
        """Who approved what this thread's command does now."""
        used = self._local.used
        return used[-1].approver_id if used else None

    def learn(self, actor_id: str, standing: Standing) -> None:
        """Let ``actor_id`` act from now on, as far as ``standing`` goes."""
        self._place.actor_id = actor_id
        self._standing = standing

    def allows(self, permission: Permission) -> bool:
        """Return whether whoever acts may do it at once, at least in a small measure."""
        return self._rule(permission, None) is Rule.ALLOWED

    def denies(self, permission: Permission) -> bool:
        """Return whether whoever acts may not do it, not even with an approval."""
        return self._rule(permission, None) is Rule.DENIED

    def require(
        self,
        permission: Permission,
        *,
        measured: Decimal | None = None,
        about: str = "",
        before: Decimal | None = None,
        after: Decimal | None = None,
    ) -> None:
        """Go on if whoever acts may do this, by their role or by an approval for it.

        ``measured`` is its size: percent or whole currency units, as the permission measures.

        Raises:
            PermissionDenied: their role does not allow it, and nobody can approve it for them.
            NobodySignedIn: people sign in here, and nobody has.
            ApprovalNeeded: somebody else has to allow it.
        """
        request = Request(permission, measured, about, before, after)
        self._judge(request)
        self._local.required.append(request)

    def judge_again(self) -> None:
        """Ask everything the running command asked for once more, after the roles changed.

        Raises:
            PermissionDenied, NobodySignedIn, ApprovalNeeded: as :meth:`require`.
        """
        for request in self._local.required:
            self._judge(request)

    def committed(self) -> None:
        """Take note that the command is done: an approval is for one."""
        local = self._local
        local.commits += 1
        if local.used:
            spent = {given.asked.approval_id for given in local.used}
            local.approvals = [
                given for given in local.approvals if given.asked.approval_id not in spent
            ]
            local.used = []

    @property
    def commits(self) -> int:
        """How many commands of this thread were committed so far."""
        return self._local.commits

    @contextmanager
    def with_approvals(self, approvals: Iterable[GivenApproval]) -> Iterator[None]:
        """Let this thread's next command go by these approvals, and no later one."""
        local = self._local
        local.approvals, local.used = list(approvals), []
        try:
            yield
        finally:
            local.approvals, local.used = [], []

    @property
    def held(self) -> tuple[GivenApproval, ...]:
        """The approvals that this thread's next command may go by."""
        return tuple(self._local.approvals)

    @contextmanager
    def decided_by(self, given: GivenApproval) -> Iterator[None]:
        """Stamp what this thread records now with whoever decides."""
        local = self._local
        before, local.used = local.used, [given]
        try:
            yield
        finally:
            local.used = before

    @contextmanager
    def command(self) -> Iterator[None]:
        """Keep together what one command of a service asks for."""
        local = self._local
        if not local.depth:
            local.required, local.used = [], []
        local.depth += 1
        try:
            yield
        finally:
            local.depth -= 1

    def _rule(self, permission: Permission, measured: Decimal | None) -> Rule:
        standing = self._standing
        if standing.role is not None:
            return standing.role.grant_of(permission).judge(measured)
        return Rule.DENIED if standing.has_sign_in else Rule.ALLOWED

    def _judge(self, request: Request) -> None:
        rule = self._rule(request.permission, request.measured)
        if rule is Rule.ALLOWED:
            return
        role = self._standing.role
        if role is None:
            raise NobodySignedIn
        if rule is Rule.DENIED:
            raise PermissionDenied(permission=request.permission.name)
        asked = Asked(
            permission=request.permission,
            requester_id=self.actor_id,
            role_id=role.role_id,
            rule_version=role.version,
            about=request.about,
            before=request.before,
            after=request.after,
            measured=request.measured,
            limit=role.grant_of(request.permission).limit,
        )
        for given in self._local.approvals:
            if given.asked == asked:
                if given not in self._local.used:
                    self._local.used.append(given)
                return
        raise ApprovalNeeded(asked=asked)


class _HasAccess(Protocol):
    @property
    def access(self) -> Access: ...


class _Service(Protocol):
    @property
    def _unit_of_work(self) -> _HasAccess: ...


Self_ = TypeVar("Self_", bound=_Service)
Given = ParamSpec("Given")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Declared:
    """What a service method says about who may call it.

    ``permission`` None is everybody, for ``reason``; with ``is_measured`` the method itself asks,
    once it knows how much it is about.
    """

    permission: Permission | None
    reason: str = ""
    is_measured: bool = False


DECLARED = "__declared_access__"


def needs(
    permission: Permission,
) -> Callable[
    [Callable[Concatenate[Self_, Given], Answer]], Callable[Concatenate[Self_, Given], Answer]
]:
    """Let a service method be called by whoever has the permission."""

    def declare(
        method: Callable[Concatenate[Self_, Given], Answer],
    ) -> Callable[Concatenate[Self_, Given], Answer]:
        @wraps(method)
        def judged(self: Self_, /, *args: Given.args, **kwargs: Given.kwargs) -> Answer:
            access = self._unit_of_work.access
            with access.command():
                access.require(permission)
                return method(self, *args, **kwargs)

        setattr(judged, DECLARED, Declared(permission))
        return judged

    return declare


def measures(
    permission: Permission,
) -> Callable[
    [Callable[Concatenate[Self_, Given], Answer]], Callable[Concatenate[Self_, Given], Answer]
]:
    """Let a service method ask for the permission itself, once it knows how much it is about."""

    def declare(
        method: Callable[Concatenate[Self_, Given], Answer],
    ) -> Callable[Concatenate[Self_, Given], Answer]:
        @wraps(method)
        def judged(self: Self_, /, *args: Given.args, **kwargs: Given.kwargs) -> Answer:
            with self._unit_of_work.access.command():
                return method(self, *args, **kwargs)

        setattr(judged, DECLARED, Declared(permission, is_measured=True))
        return judged

    return declare


def open_to_all(reason: str) -> Callable[[Callable[Given, Answer]], Callable[Given, Answer]]:
    """Let everybody call a service method; ``reason`` says why that harms nobody."""

    def declare(method: Callable[Given, Answer]) -> Callable[Given, Answer]:
        setattr(method, DECLARED, Declared(None, reason))
        return method

    return declare


def declared_access(method: object) -> Declared | None:
    """Return what a method says about who may call it, None if it says nothing."""
    found = getattr(method, DECLARED, None)
    return found if isinstance(found, Declared) else None
