"""Builds the catalogue: the list of products and what keeps it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pos_app import application, infrastructure
from pos_app.application.scan_service import ScanService
from pos_app.application.tile_board_service import TileBoardService
from pos_app.infrastructure import queries
from pos_app.infrastructure.gs1_codes import BiipCodeReader
from pos_app.infrastructure.import_keeper import ImportKeeper
from pos_app.infrastructure.persistence import repositories
from pos_app.infrastructure.queries.barcode_rules import SqlBarcodeRulesQueries
from pos_app.infrastructure.queries.products import SqlProductQueries
from pos_app.infrastructure.queries.tile_boards import SqlTileQueries
from pos_app.on_demand import later

if TYPE_CHECKING:  # each is imported when it is first used: see ADR 94
    from pos_app.application.export_service import ExportService
    from pos_app.application.import_service import ImportService
    from pos_app.application.picture_service import PictureService
    from pos_app.application.price_history import PriceHistory
    from pos_app.application.product_service import ProductService
    from pos_app.assembly.workshop import Workshop
    from pos_app.infrastructure.queries.product_list import SqlProductListQueries


class Catalogue:
    """The services and queries of a store's products."""

    def __init__(self, shop: Workshop) -> None:
        """Keep the products of ``shop``."""
        database, work = shop.database, shop.unit_of_work
        self.queries = SqlProductQueries(database)
        self.lists: SqlProductListQueries = later(
            lambda: queries.product_list.SqlProductListQueries(database, self.queries)
        )
        rules = SqlBarcodeRulesQueries(database)
        self.scans = ScanService(work, self.queries, BiipCodeReader(), rules.get, shop.clock)
        self.products: ProductService = later(
            lambda: application.product_service.ProductService(
                work, infrastructure.catalogue_file.CsvCatalogueReader()
            )
        )
        self.imports: ImportService = later(partial(_import_service, shop))
        self.keeper = ImportKeeper(self.imports)
        self.prices: PriceHistory = later(
            lambda: application.price_history.PriceHistory(
                lambda: queries.audit.SqlAuditQueries(database),
                queries.imported_prices.SqlImportedPrices(database),
            )
        )
        self.tiles = TileBoardService(work, SqlTileQueries(database), self.lists, shop.register_id)
        self.pictures: PictureService = later(
            lambda: application.picture_service.PictureService(
                work, repositories.pictures.SqlPictureQueries(database)
            )
        )
        self.exports: ExportService = later(
            lambda: application.export_service.ExportService(
                work,
                self.lists,
                self.queries,
                infrastructure.table_writer.TableFileWriter(),
                shop.clock,
            )
        )


def _import_service(shop: Workshop) -> ImportService:
    table = infrastructure.table_files.TableFiles()
    long_work = infrastructure.making_way.LongWork(shop.database)
    staging = infrastructure.import_staging.ImportFolder(shop.data_dir / "imports")
    return application.import_service.ImportService(
        shop.unit_of_work,
        table,
        infrastructure.import_reading.RowReader(table, staging),
        staging,
        long_work.between,
        long_work.making_way,
    )
