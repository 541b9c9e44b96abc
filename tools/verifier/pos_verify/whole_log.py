"""Checks the log of a store, with the archives of its older rows where they are handed over."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pos_verify.anchors import Anchor, Receipt, Seen, judge
from pos_verify.archive import Archive, Joined, hash_in
from pos_verify.evidence import Evidence
from pos_verify.log import LogCheck
from pos_verify.rows import REGISTER_ID
from pos_verify.signatures import Key
from pos_verify.store import Store
from pos_verify.tree import TILE, Tree
from pos_verify.verdict import CannotTell, Defect, Verdict, Warned

_MOST_TRIES = 3
_MOST_WARNINGS = 20


def check_store(
    path: Path,
    anchors: Sequence[Anchor | Receipt],
    archives: Sequence[Path],
    progress: Callable[[int, int], None] | None,
) -> Verdict:
    """Check a store's log, its archives and its anchors. Raises CannotTell."""
    read = sorted((Archive(each) for each in archives), key=lambda archive: archive.first)
    for _ in range(_MOST_TRIES):
        with _opened(path) as store:
            verdict = _check(store, read, anchors, progress)
            if not store.has_moved:
                return verdict
    raise CannotTell(f"{path} is being changed by another program; try again")


@contextmanager
def _opened(path: Path) -> Iterator[Store]:
    try:
        with Store(path) as store:
            yield store
    except sqlite3.Error as error:
        raise CannotTell(f"{path} is damaged or is no database ({error})") from error


def _check(
    store: Store,
    archives: list[Archive],
    anchors: Sequence[Anchor | Receipt],
    progress: Callable[[int, int], None] | None,
) -> Verdict:
    trail = store.trail
    last = store.last
    own = Key(trail.key_id, trail.public_key)
    if archives:
        _fit_together(archives, store)
        oldest = archives[0]
        floor, present = oldest.floor, oldest.key_before()
        known = [key for key, _seq in oldest.keys]
    else:
        floor, present = store.floor, None
        known = [own] if floor and own.fits else []
    is_open = floor > 0 and not archives
    evidence = Evidence(
        floor=floor, log=trail.log, known=known, present=present, takes_first_key=is_open
    )
    source = Joined([*archives, store])
    check = LogCheck(
        source if archives else store,
        evidence,
        last=last,
        before=archives[0].before if archives else None,
        archived=store.floor,
        progress=(lambda seq: progress(seq, last)) if progress is not None else None,
    )
    try:
        if archives:
            check.tree.start_after(floor, archives[0].nodes_before())
        else:
            _start_after_tiles(check.tree, store)
        check.run()
        if is_open:
            _check_end(store, evidence)
        for archive in archives:
            archive.check_proof(check)
        judge(anchors, _seen(store, source, evidence, check, has_all_keys=not is_open))
    except Defect as defect:
        return Verdict.of_defect(defect, check.sound_before(defect.seq), evidence.warnings)
    warnings = evidence.warnings + _tiles_that_differ(store, check.tree)
    return Verdict(sound=True, checked=check.sound - check.floor, warnings=warnings)


def _check_end(store: Store, evidence: Evidence) -> None:
    """Check what the end of a log must say whose first rows are away. Raises Defect.

    Its last words may wait in the outbox; then they are asked for, not missed.
    """
    if store.floor in evidence.archived and not store.waiting:
        evidence.fits_the_end(Key(store.trail.key_id, store.trail.public_key))
    elif not store.waiting:
        raise Defect("missing", 1)
    elif store.floor not in evidence.archived:
        found = f"no row says yet that the first {store.floor} rows are in an archive; check again"
        evidence.warnings.append(Warned(1, found))


def _fit_together(archives: list[Archive], store: Store) -> None:
    trail = store.trail
    expected = archives[0].first
    for archive in archives:
        if (archive.log, archive.register) != (trail.log, trail.register):
            raise CannotTell(f"{archive.path} is an archive of another log or register")
        if archive.first != expected:
            raise CannotTell(f"no archive was handed over that begins with row {expected}")
        expected = archive.last + 1
    if expected != store.floor + 1:
        raise CannotTell(
            f"the archives end at row {expected - 1}, but the store's own rows begin after "
            f"{store.floor}"
        )


def _start_after_tiles(tree: Tree, store: Store) -> None:
    if store.floor % TILE:
        raise Defect("missing", 1)
    if not store.floor:
        return
    for level, number, root in store.tiles():
        if level == 1 and number == tree.tiles and number < store.floor // TILE:
            tree.add_tile(_bytes_of(root))
    if tree.tiles != store.floor // TILE:
        raise Defect("missing", 1)


def _bytes_of(root: bytes | None) -> bytes:
    try:
        return bytes.fromhex((root or b"").decode("ascii"))
    except ValueError:
        return b""


def _tiles_that_differ(store: Store, tree: Tree) -> list[Warned]:
    """Return a warning for each stored tile that the rows do not bear out.

    Tiles only save time to whoever proves something; no row is in doubt because of them.
    """
    found = []
    for level, number, root in store.tiles():
        own = tree.tile(level, number)
        if own is None or own.hex().encode() != root:
            place = number * TILE**level + 1
            found.append(
                Warned(place, f"the stored tile {number} of level {level} is not its root")
            )
    return found[:_MOST_WARNINGS]


def _seen(
    store: Store, source: Joined, evidence: Evidence, check: LogCheck, *, has_all_keys: bool
) -> Seen:
    register = store.trail.register
    if not register:
        first = source.at(check.floor + 1)
        register = "" if first is None else (first[REGISTER_ID] or b"").decode("utf-8", "replace")
    return Seen(
        log=evidence.log,
        register=register,
        floor=check.floor,
        last=check.sound,
        keys=evidence.keys,
        has_all_keys=has_all_keys,
        root_at=check.tree.root,
        hash_at=lambda seq: hash_in(source, seq),
    )
