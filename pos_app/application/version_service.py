"""Notices that another version of the program runs the store than the last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.application.access import open_to_all
from pos_app.application.errors import StoreNotSetUp

if TYPE_CHECKING:
    from pos_app.application.backup_service import InstallationQueries
    from pos_app.application.ports import UnitOfWorkFactory


class VersionService:
    """Records a change of the program's version once."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        queries: InstallationQueries,
        version: str,
        schema: str,
    ) -> None:
        """Speak of this ``version``, whose databases have the revision ``schema``."""
        self._unit_of_work = unit_of_work
        self._queries = queries
        self._version = version
        self._schema = schema

    @open_to_all("the program records its own version")
    def note(self) -> None:
        """Record the version that runs the store, if it is another one than before.

        Raises:
            StoreNotSetUp: there is no store yet.
            StorageError: it could not be recorded.
        """
        known = self._queries.installation()
        if known is not None and known.program_version == self._version:
            return
        with self._unit_of_work() as uow:
            store = uow.stores.get()
            if store is None:
                raise StoreNotSetUp
            installations = uow.installations
            installation = installations.get(store.store_id)
            installation.run_by(self._version, self._schema)
            installations.save(installation)
            uow.collect_events_from(installation)
            uow.commit()
        uow.dispatch_events()
