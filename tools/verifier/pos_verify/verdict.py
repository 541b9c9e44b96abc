"""What a check can end with: sound, a defect at a row, or a reason why it cannot be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

SOUND, DEFECT, CANNOT_TELL = 0, 1, 2

_SENTENCES = {
    "changed": "row {seq} was changed",
    "missing": "row {seq} is missing",
    "inserted": "row {seq} was inserted afterwards",
    "reordered": "row {seq} does not stand where it was written",
    "cut": "the log ends too early: row {seq} and what followed it were cut off",
    "forged-signature": "the signature at {seq} was not made with the key of this log",
    "foreign-key": "the key used at {seq} is not a key of this log",
    "forked": "from row {seq} on this is not the log that was anchored: it was written anew",
}


class Defect(Exception):
    """Evidence that something was done to the log; ``seq`` is the first place it shows."""

    def __init__(self, kind: str, seq: int) -> None:
        super().__init__(_SENTENCES[kind].format(seq=seq))
        self.kind = kind
        self.seq = seq


class CannotTell(Exception):
    """The check could not be done; the message is a sentence for the person who asked."""


@dataclass(frozen=True)
class Warned:
    """Something a person should know though the log is sound; ``seq`` is the row it is about."""

    seq: int
    message: str


@dataclass
class Verdict:
    """The answer of one check. ``sound`` is None where it cannot be told."""

    sound: bool | None
    checked: int = 0
    first_bad_seq: int | None = None
    kind: str | None = None
    warnings: list[Warned] = field(default_factory=list)
    reason: str = ""

    @classmethod
    def of_defect(cls, defect: Defect, checked: int, warnings: list[Warned]) -> Verdict:
        """Say what ``defect`` says, with the number of sound rows before it."""
        return cls(
            sound=False,
            checked=checked,
            first_bad_seq=defect.seq,
            kind=defect.kind,
            warnings=warnings,
            reason=str(defect),
        )

    @property
    def exit_code(self) -> int:
        """The program's exit code: 0 sound, 1 a defect, 2 it cannot be told."""
        return {True: SOUND, False: DEFECT, None: CANNOT_TELL}[self.sound]

    def as_json(self) -> dict[str, Any]:
        """Return the one object that ``--json`` prints."""
        return {
            "sound": self.sound,
            "checked": self.checked,
            "first_bad_seq": self.first_bad_seq,
            "kind": self.kind,
            "warnings": [{"seq": each.seq, "message": each.message} for each in self.warnings],
        }

    def sentences(self) -> list[str]:
        """Return the answer as a person reads it, warnings last."""
        if self.sound:
            lines = [f"Sound: {self.checked} rows checked, and nothing was done to them."]
            if self.reason:
                lines = [f"Sound: {self.reason}."]
        elif self.sound is None:
            lines = [f"It cannot be told: {self.reason}."]
        else:
            lines = [
                f"NOT SOUND: {self.reason} (kind: {self.kind}, row {self.first_bad_seq}).",
                f"The {self.checked} rows before it are sound.",
            ]
        return lines + [f"Note, row {each.seq}: {each.message}." for each in self.warnings]
