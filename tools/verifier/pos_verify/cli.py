"""What a person types and reads: the arguments, the progress and the answer."""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

from pos_verify import archive, export
from pos_verify.anchors import Anchor, compare, read_anchor, read_anchor_or_code
from pos_verify.store import find_store
from pos_verify.verdict import CannotTell, Defect, Verdict
from pos_verify.whole_log import check_store

_DATABASE = b"SQLite format 3\0"
_SECONDS_OF_SILENCE = 2.0


class Progress:
    """Tells on a terminal how far a long check has come; a pipe hears nothing."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _SECONDS_OF_SILENCE
        self._has_spoken = False

    def __call__(self, seq: int, last: int = 0) -> None:
        """Say that row ``seq`` of ``last`` was reached."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + 0.5
            self._has_spoken = True
            of = f" of {last}" if last else ""
            print(f"\rrow {seq}{of}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line of the progress."""
        if self._has_spoken:
            print(file=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one check and return the exit code: 0 sound, 1 a defect, 2 it cannot be told."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _continuity_parser().parse_args(given[1:]) if given[:1] == ["anchor"] else None
    chosen = options or _parser().parse_args(given)
    progress = Progress() if sys.stderr.isatty() else None
    try:
        verdict = _check_continuity(chosen) if options else _check(chosen, progress)
    except CannotTell as reason:
        verdict = Verdict(sound=None, reason=str(reason))
    except Exception as error:  # noqa: BLE001 - a fault of ours must never look like a defect
        verdict = Verdict(sound=None, reason=f"the check itself failed ({error!r})")
    if progress is not None:
        progress.end()
    _print(verdict, as_json=chosen.json)
    return verdict.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="verify",
        description="Checks a till's audit log without the till's own program.",
        epilog="Two anchors against each other: verify anchor NEW --since OLD",
    )
    parser.add_argument(
        "path",
        type=Path,
        metavar="PATH",
        help="a store's folder or pos.db, an archive, an export, a proof or an anchor file",
    )
    parser.add_argument(
        "--anchor",
        action="append",
        default=[],
        metavar="FILE_OR_CODE",
        help="an anchor file, or the code or QR code's text from a receipt (may be repeated)",
    )
    parser.add_argument(
        "--archive",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="an archive of older rows of this store (may be repeated)",
    )
    _add_json(parser)
    return parser


def _continuity_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="verify anchor",
        description="Checks that an anchor continues the very log of an older anchor.",
    )
    parser.add_argument("new", type=Path, metavar="NEW", help="the newer anchor file")
    parser.add_argument("--since", type=Path, required=True, metavar="OLD", help="the older one")
    _add_json(parser)
    return parser


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _check(options: argparse.Namespace, progress: Progress | None) -> Verdict:
    anchors = [read_anchor_or_code(each) for each in options.anchor]
    path: Path = options.path
    if path.is_dir():
        path = find_store(path)
    start = _start_of(path)
    if start.startswith(_DATABASE):
        return check_store(path, anchors, options.archive, progress)
    if options.archive:
        raise CannotTell("--archive goes with a store only")
    if start.startswith(b"pos-app checkpoint"):
        return _check_anchor(path, has_others=bool(anchors))
    if archive.FORMAT.encode() in start.split(b"\n", 1)[0]:
        return archive.check_archive(path, anchors, progress)
    if path.name.endswith(export.ENDING) or b'"pos-app audit proof v1"' in start:
        return export.check_proof_file(path, anchors, progress)
    if start.startswith((b"{", b"#")) or path.suffix == ".csv":
        return export.check_export(path, anchors, progress)
    raise CannotTell(f"{path} is no store, archive, export, proof or anchor")


def _check_anchor(path: Path, *, has_others: bool) -> Verdict:
    if has_others:
        raise CannotTell("two anchors are compared with: verify anchor NEW --since OLD")
    anchor = _read_anchor_file(path)
    if not anchor.is_signed:
        return Verdict.of_defect(Defect("forged-signature", anchor.place), 0, [])
    return Verdict(
        sound=True,
        reason=f"the anchor of {anchor.place} rows is signed with the key {anchor.key.key_id}; "
        "whether the log agrees is told by checking the log with --anchor",
    )


def _check_continuity(options: argparse.Namespace) -> Verdict:
    new, old = _read_anchor_file(options.new), _read_anchor_file(options.since)
    try:
        warnings = compare(new, old)
    except Defect as defect:
        return Verdict.of_defect(defect, 0, [])
    reason = f"the first {old.place} of the {new.place} rows are those of the older anchor"
    return Verdict(sound=True, warnings=warnings, reason=reason)


def _read_anchor_file(path: Path) -> Anchor:
    try:
        return read_anchor(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotTell(f"{path} cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise CannotTell(f"{path} is no anchor: it may have been shortened or edited") from error


def _start_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(1 << 16)
        if start.startswith(b"\x1f\x8b"):
            with gzip.open(path, "rb") as packed:
                start = packed.readline(1 << 20)
    except (OSError, EOFError, zlib.error) as error:
        raise CannotTell(f"{path} cannot be read ({error})") from error
    return start


def _print(verdict: Verdict, *, as_json: bool) -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if as_json:
        print(json.dumps(verdict.as_json()))
        if verdict.sound is None:
            print(verdict.sentences()[0], file=sys.stderr)
    else:
        print("\n".join(verdict.sentences()))
