"""Requests that cannot be served, though no rule of the shop forbids them.

::

    ApplicationError
    ├── UnknownCode            no product has the scanned or typed code
    ├── NoDeposit              empties of what no deposit is charged for
    ├── CodeTaken              another product has the SKU or GTIN
    ├── CartNotFound           no such cart in this store
    ├── OrderNotFound          no sale with this number in this store
    ├── ReportNotFound         no Z report with this number at this register
    ├── FlagNotFound           no such red flag in this store
    ├── InvalidParameter       a rule of the red flags cannot go by this number
    ├── StoreNotSetUp          the data folder holds no store yet
    ├── StoreAlreadySetUp      the data folder holds a store
    ├── TillInUse              another till has the data folder and does not answer
    ├── UnknownCountry         the tax rates of the country are not known
    ├── InvalidPin             not four to eight digits, or too easy
    ├── AnchorOfAnotherLog     an anchor that speaks of another store or register
    ├── NothingToArchive       no entries that may leave the log
    ├── ArchiveDamaged         an archive that does not hold what was written
    ├── MailRefused            a mail that was not taken
    ├── NoPrinter              no printer of that name, or none at all
    ├── NobodySignedIn         people sign in here, and nobody has
    ├── WrongPin               the PIN is somebody else's, or nobody's
    ├── UnknownBadge           nobody has the badge
    ├── StaffNotFound          nobody here is meant
    ├── RoleNotFound           no such role in this store
    ├── OwnRequest             nobody approves their own request
    ├── CannotApprove          the approver's own role does not allow it
    ├── PermissionDenied       the role of whoever acts does not allow it
    ├── FileRejected           a file that cannot be read as what it should be
    └── StorageError           the environment of the database is to blame
        ├── StorageFull          no space left on the disk
        ├── StorageReadOnly      the folder or file cannot be written
        ├── StorageBusy          another program held the database too long
        ├── StorageFailed        reading or writing failed (cable, disk, network drive)
        ├── StorageDamaged       the file is not a sound database
        ├── StorageTooNew        a newer version of the program wrote it
        └── UpgradeFailed        an older one could not be brought up to date; it is as it was

    ApprovalNeeded             on its own: it is a question, which no handler of errors may swallow
"""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from uuid import UUID

from pos_app.domain.aggregates.approval.approval import Asked
from pos_app.domain.records import dataclass


class ApplicationError(Exception):
    """The request cannot be served; a screen turns its fields into a sentence."""


@dataclass(eq=False)
class UnknownCode(ApplicationError):
    """No product that is sold here has ``code``."""

    code: str


@dataclass(eq=False)
class NoDeposit(ApplicationError):
    """No deposit is charged for ``product_name``, and it is none itself."""

    product_name: str


@dataclass(eq=False)
class CodeTaken(ApplicationError):
    """Another product has the SKU or GTIN ``code``."""

    code: str


@dataclass(eq=False)
class CartNotFound(ApplicationError):
    """This store has no cart with this id."""

    cart_id: UUID


@dataclass(eq=False)
class OrderNotFound(ApplicationError):
    """This store has no sale with this number."""

    order_number: str


@dataclass(eq=False)
class ReportNotFound(ApplicationError):
    """This register has no Z report with this number."""

    number: int


@dataclass(eq=False)
class FlagNotFound(ApplicationError):
    """This store has no red flag with this id."""

    flag_id: UUID


@dataclass(eq=False)
class InvalidParameter(ApplicationError):
    """A parameter of a red flag's rule is no number from ``least`` to ``most``."""

    rule: str
    name: str
    least: str
    most: str


@dataclass(eq=False)
class UnknownCountry(ApplicationError):
    """The tax rates of the country ``code`` are not known."""

    code: str


class StoreNotSetUp(ApplicationError):
    """The data folder holds no store yet."""


class StoreAlreadySetUp(ApplicationError):
    """The data folder holds a store already."""


class TillInUse(ApplicationError):
    """Another till has the data folder open, and does not answer."""


@dataclass(eq=False)
class InvalidPin(ApplicationError):
    """The PIN is refused: ``empty``, ``length``, ``digits``, ``easy`` or ``taken``."""

    reason: str


class NobodySignedIn(ApplicationError):
    """People sign in at this store, and nobody has."""


@dataclass(eq=False)
class PermissionDenied(ApplicationError):
    """The role of whoever acts gives no ``permission``, and nobody can approve it for them."""

    permission: str


@dataclass(eq=False)
class WrongPin(ApplicationError):
    """The PIN is not theirs; no other is looked at before ``wait_until``."""

    wait_until: datetime | None


class UnknownBadge(ApplicationError):
    """Nobody who works here has the badge."""


class StaffNotFound(ApplicationError):
    """Nobody who works here is meant by it."""


class FirstPinUnchanged(ApplicationError):
    """The person has not chosen a PIN of their own yet; that is done at the till."""


class RoleNotFound(ApplicationError):
    """The store has no such role."""


class OwnRequest(ApplicationError):
    """Whoever asked for an approval wants to give it."""


class CannotApprove(ApplicationError):
    """The approver's own role does not allow what was asked."""


@dataclass(eq=False)
class ApprovalNeeded(Exception):
    """Somebody else has to allow what was ``asked``; nothing has changed so far."""

    asked: Asked


@dataclass(eq=False)
class AnchorOfAnotherLog(ApplicationError):
    """The anchor speaks of the log ``log_id``, not of this store's."""

    log_id: str


class NothingToArchive(ApplicationError):
    """Fewer than 256 entries are old enough and sealed."""


@dataclass(eq=False)
class ArchiveDamaged(ApplicationError):
    """What was read back from the archive is not what was written."""

    file_name: str


@dataclass(eq=False)
class MailRefused(ApplicationError):
    """The mail server could not be reached, or did not take the mail, for a reason."""

    reason: str

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


@dataclass(eq=False)
class NoPrinter(ApplicationError):
    """This machine has no such printer, or none at all; ``name`` is empty for any."""

    name: str


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with one row; ``row`` counts from 1 with the heading as row 1."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(eq=False)
class FileRejected(ApplicationError):
    """Nothing of the file was taken over.

    ``reason`` is ``missing``, ``unreadable``, ``encoding``, ``columns`` or ``rows``;
    ``problems`` holds the first bad rows and ``problem_count`` how many there are.
    """

    file_name: str
    reason: str
    detail: str = ""
    problems: tuple[RowProblem, ...] = field(default=())
    problem_count: int = 0


@dataclass(eq=False)
class StorageError(ApplicationError):
    """The environment of the database at ``path`` is to blame; ``detail`` is its own word."""

    path: str
    detail: str


class StorageFull(StorageError):
    """There is no space left on the disk."""


class StorageReadOnly(StorageError):
    """The data folder or the database cannot be written."""


class StorageBusy(StorageError):
    """Another program kept the database for longer than the time-out."""


class StorageFailed(StorageError):
    """The operating system could not read or write; the database was opened anew."""


class StorageDamaged(StorageError):
    """The file is not a sound database."""


class StorageTooNew(StorageError):
    """The database was written by a newer version of this program."""


@dataclass(eq=False)
class UpgradeFailed(StorageError):
    """The database of an older version could not be taken over, and is as it was.

    ``copy`` is the verified copy that was made before, empty when none could be made.
    """

    copy: str = ""
