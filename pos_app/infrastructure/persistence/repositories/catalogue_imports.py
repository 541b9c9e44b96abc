"""Imports, and the products of a whole batch in a few statements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from pos_app.application.errors import CodeTaken, UnknownCode
from pos_app.domain.aggregates.catalogue_import.catalogue_import import (
    CatalogueImport,
    ImportState,
)
from pos_app.domain.aggregates.catalogue_import.repository import (
    FOUND_BY_BARCODE,
    GivenBack,
    StagedRow,
    Taken,
)
from pos_app.domain.values.ids import utc_now
from pos_app.infrastructure.persistence.label_ledger import make_due
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.repositories import import_statements as statements
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.repositories.import_rows import (
    COLUMNS,
    KNOWN_BY_ROW,
    KNOWN_BY_SKU,
    ListedRow,
    difference,
    listed_from,
    taken_back,
    with_changes,
)


class SqlCatalogueImportRepository(IdentityMap[CatalogueImport, None]):
    """Imports within one transaction; fulfils ``CatalogueImportRepository``."""

    def by_id(self, import_id: UUID) -> CatalogueImport | None:
        """Return the import, or None."""
        known = self.known(import_id)
        if known is not None:
            return known
        row = self.connection.one(statements.GET, {"key": str(import_id)})
        return None if row is None else self.hold(import_id, _restored(row))

    def unfinished(self) -> tuple[CatalogueImport, ...]:
        """Return what a crash left half taken over or half taken back."""
        found = [_restored(row) for row in self.connection.all(statements.UNFINISHED)]
        return tuple(
            self.known(each.import_id) or self.hold(each.import_id, each) for each in found
        )

    def latest(self, limit: int) -> tuple[CatalogueImport, ...]:
        """Return the latest imports, newest first."""
        return tuple(map(_restored, self.connection.all(statements.LATEST, {"limit": limit})))

    def add(self, catalogue_import: CatalogueImport) -> None:
        """Store a new import."""
        self.connection.run(
            statements.ADD,
            {
                "import_id": str(catalogue_import.import_id),
                "file_name": catalogue_import.file_name,
                "started_at": to_text(catalogue_import.started_at),
                "row_count": catalogue_import.rows,
                **_standing(catalogue_import),
            },
        )
        self.hold(catalogue_import.import_id, catalogue_import)

    def save(self, catalogue_import: CatalogueImport) -> None:
        """Store what has changed."""
        now = {f"new_{name}": value for name, value in _standing(catalogue_import).items()}
        self.connection.run(statements.SAVE, {"key": str(catalogue_import.import_id), **now})

    def note(self, catalogue_import: CatalogueImport, product_id: UUID, before: str) -> None:
        """Keep what a product was before; empty when the import created it."""
        row = self.connection.one(statements.ROW_ID, {"id": str(product_id)})
        if row is not None:
            self._note(self._number(catalogue_import), [(row[0], before)])

    def take(
        self,
        catalogue_import: CatalogueImport,
        rows: Sequence[StagedRow],
        given: frozenset[str],
        actor_id: str,
    ) -> Taken:
        """Create and change the products of a batch; ``given`` are the fields of the file.

        Whoever is ``actor_id`` moved their opening stock.

        Raises:
            CodeTaken: another product has one of the codes; nothing may be committed.
            UnknownCode: a product that is not known lacks its name or price; the same.
        """
        codes = json.dumps([code for row in rows for code in row.codes])
        owners: dict[str, int] = dict(self.connection.all(statements.OWNERS, {"asked": codes}))
        known = (
            self._listed_by_barcode(rows, owners)
            if FOUND_BY_BARCODE in given
            else self._listed(rows, owners)
        )
        created = [row for row in rows if row.sku not in known]
        if created and not given.issuperset(statements.NEEDED_OF_NEW):
            raise UnknownCode(code=created[0].sku)
        plus = self._plu_owners(rows) if "plu" in given else {}
        changed: list[tuple[ListedRow, ListedRow]] = []
        for row in rows:
            old = known.get(row.sku)
            row_id = 0 if old is None else old.row_id
            if owners:
                _require_free(row.codes, owners, row_id)
            if plus:
                _require_free([listed_from(row).plu], plus, row_id)
            if old is not None:
                new = with_changes(old, row, given)
                if new != old:
                    changed.append((old, new))
        number = self._number(catalogue_import)
        differences = [difference(old, new) for old, new in changed]
        self._insert(created, number, actor_id)
        self._update(changed)
        noted = zip(changed, differences, strict=True)
        self._note(number, [(old.row_id, said) for (old, _), said in noted])
        return Taken(
            tuple(row.line for row in created),
            tuple(
                f'["{old.product_id}",{said}]'
                for (old, _), said in zip(changed, differences, strict=True)
            ),
        )

    def missing_deposit(self, catalogue_import: CatalogueImport) -> tuple[str, str] | None:
        """Return the SKU of a product of the import and that of its deposit, which is none."""
        number = self._number(catalogue_import)
        row = self.connection.one(statements.MISSING_DEPOSIT, {"number": number})
        return None if row is None else (row[0], row[1])

    def give_back(self, catalogue_import: CatalogueImport, limit: int) -> GivenBack:
        """Retire or restore the next products of the import.

        A field that somebody changed after the import stays as it is now.
        """
        number = self._number(catalogue_import)
        changes = self.connection.all(statements.CHANGES, {"number": number, "limit": limit})
        asked = json.dumps([row for row, _ in changes])
        found = (ListedRow(*row) for row in self.connection.all(KNOWN_BY_ROW, {"asked": asked}))
        now = {listed.row_id: listed for listed in found}
        retired: list[str] = []
        changed: list[str] = []
        pairs: list[tuple[ListedRow, ListedRow]] = []
        for row_id, before in changes:
            old = now[row_id]
            if before:
                new = taken_back(old, json.loads(before))
                changed.append(f'["{old.product_id}",{difference(old, new)}]')
            else:
                new = old._replace(is_retired=1)
                retired.append(old.product_id)
            pairs.append((old, new))
        self._update([(old, new) for old, new in pairs if new != old])
        self.connection.run_many(
            statements.REVERTED, [{"number": number, "row": row} for row, _ in changes]
        )
        return GivenBack(tuple(retired), tuple(changed), len(changes) < limit)

    def _listed(self, rows: Sequence[StagedRow], owners: Mapping[str, int]) -> dict[str, ListedRow]:
        """Return what is known by the SKU of a row, or by the barcode that stands for it."""
        asked = json.dumps([row.sku for row in rows])
        found = self.connection.all(KNOWN_BY_SKU, {"asked": asked})
        known = {row[-1]: ListedRow(*row[:-1]) for row in found}
        by_code = {
            owners[row.codes[0]]: row.sku
            for row in rows
            if owners
            and row.sku not in known
            and row.codes
            and row.sku.zfill(14) == row.codes[0]
            and row.codes[0] in owners
        }
        if not by_code:
            return known
        asked = json.dumps(list(by_code))
        others = (ListedRow(*row) for row in self.connection.all(KNOWN_BY_ROW, {"asked": asked}))
        return known | {by_code[each.row_id]: each for each in others}

    def _listed_by_barcode(
        self, rows: Sequence[StagedRow], owners: Mapping[str, int]
    ) -> dict[str, ListedRow]:
        """Return by the SKU of each row the product that has one of its barcodes.

        Raises:
            CodeTaken: a new product has the SKU of another one.
        """
        by_row = {
            row.sku: owners[code] for row in rows for code in reversed(row.codes) if code in owners
        }
        asked = json.dumps(list(by_row.values()))
        listed = (ListedRow(*each) for each in self.connection.all(KNOWN_BY_ROW, {"asked": asked}))
        found = {each.row_id: each for each in listed}
        new = [row.sku for row in rows if row.sku not in by_row]
        taken = self.connection.all(KNOWN_BY_SKU, {"asked": json.dumps(new)})
        if taken:
            raise CodeTaken(code=taken[0][-1])
        return {sku: found[number] for sku, number in by_row.items()}

    def _plu_owners(self, rows: Sequence[StagedRow]) -> dict[str, int]:
        asked = json.dumps([plu for row in rows if (plu := listed_from(row).plu)])
        return dict(self.connection.all(statements.PLU_OWNERS, {"asked": asked}))

    def _insert(self, created: Sequence[StagedRow], number: int, actor_id: str) -> None:
        if not created:
            return
        last = self.connection.one(statements.LAST_ROW)
        first = {"first": 1 if last is None else int(last[0]) + 1}
        lines = "[" + ",".join([row.line for row in created]) + "]"
        self.connection.run(statements.insert_for(lines), {"lines": lines, **first})
        codes = json.dumps(
            [f"{code}{place}" for place, row in enumerate(created) for code in row.codes]
        )
        self.connection.run(statements.INSERT_GTINS, {"codes": codes, **first})
        moved = {"moved_at": to_text(utc_now()), "actor_id": actor_id}
        self.connection.run(statements.OPEN, {**moved, **first})
        self.connection.run(statements.NOTE_NEW, {"import_number": number, **first})

    def _update(self, pairs: list[tuple[ListedRow, ListedRow]]) -> None:
        rows = [
            {"key": new.row_id, **{f"new_{name}": getattr(new, name) for name in COLUMNS}}
            for _, new in pairs
        ]
        self.connection.run_many(statements.CHANGE, rows)
        recoded = [new for old, new in pairs if (old.gtins, old.packs) != (new.gtins, new.packs)]
        self.connection.run_many(
            statements.DROP_GTINS, [{"product_row": each.row_id} for each in recoded]
        )
        self._add_gtins(recoded)
        repriced = [new.product_id for old, new in pairs if old.price != new.price]
        make_due(self.connection, repriced, utc_now())

    def _add_gtins(self, listed: list[ListedRow]) -> None:
        self.connection.run_many(
            statements.ADD_GTIN,
            [
                {"gtin": code, "product_row": each.row_id}
                for each in listed
                for code in each.codes()
            ],
        )

    def _number(self, catalogue_import: CatalogueImport) -> int:
        row = self.connection.one(statements.NUMBER, {"key": str(catalogue_import.import_id)})
        return 0 if row is None else int(row[0])

    def _note(self, number: int, rows: list[tuple[int, str]]) -> None:
        self.connection.run_many(
            statements.NOTE,
            [
                {"import_number": number, "product_row": row, "before": before, "is_reverted": 0}
                for row, before in rows
            ],
        )


def _require_free(codes: Iterable[str], owners: Mapping[str, int], row_id: int) -> None:
    for code in codes:
        if owners.get(code, row_id) != row_id:
            raise CodeTaken(code=code)


def _standing(catalogue_import: CatalogueImport) -> dict[str, object]:
    return {
        name: str(value) if name == "state" else value
        for name in statements.STANDING
        for value in (getattr(catalogue_import, name),)
    }


def _restored(row: tuple[Any, ...]) -> CatalogueImport:
    (_, import_id, file_name, started_at, rows, *standing) = row
    state, applied, created, changed, reverted, batches = standing
    began: datetime = from_text(started_at)
    return CatalogueImport(
        import_id=UUID(import_id),
        file_name=file_name,
        started_at=began,
        rows=rows,
        state=ImportState(state),
        applied=applied,
        created=created,
        changed=changed,
        reverted=reverted,
        batches=batches,
    )
