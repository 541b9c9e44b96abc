"""Builds the catalogue: the list of products and what keeps it."""

from __future__ import annotations

from functools import partial

from pos_app.application.export_service import ExportService
from pos_app.application.import_service import ImportService
from pos_app.application.picture_service import PictureService
from pos_app.application.price_history import PriceHistory
from pos_app.application.product_service import ProductService
from pos_app.application.scan_service import ScanService
from pos_app.application.tile_board_service import TileBoardService
from pos_app.assembly.workshop import Workshop
from pos_app.infrastructure.catalogue_file import CsvCatalogueReader
from pos_app.infrastructure.gs1_codes import BiipCodeReader
from pos_app.infrastructure.import_keeper import ImportKeeper
from pos_app.infrastructure.import_reading import RowReader
from pos_app.infrastructure.import_staging import ImportFolder
from pos_app.infrastructure.making_way import making_way, tidy
from pos_app.infrastructure.persistence.repositories.pictures import SqlPictureQueries
from pos_app.infrastructure.queries.audit import SqlAuditQueries
from pos_app.infrastructure.queries.barcode_rules import SqlBarcodeRulesQueries
from pos_app.infrastructure.queries.imported_prices import SqlImportedPrices
from pos_app.infrastructure.queries.product_list import SqlProductListQueries
from pos_app.infrastructure.queries.products import SqlProductQueries
from pos_app.infrastructure.queries.tile_boards import SqlTileQueries
from pos_app.infrastructure.table_files import TableFiles
from pos_app.infrastructure.table_writer import TableFileWriter


class Catalogue:
    """The services and queries of a store's products."""

    def __init__(self, shop: Workshop) -> None:
        """Keep the products of ``shop``."""
        self.queries = SqlProductQueries(shop.database)
        self.lists = SqlProductListQueries(shop.database, self.queries)
        rules = SqlBarcodeRulesQueries(shop.database)
        self.scans = ScanService(
            shop.unit_of_work, self.queries, BiipCodeReader(), rules.get, shop.clock
        )
        self.products = ProductService(shop.unit_of_work, CsvCatalogueReader())
        table, staging = TableFiles(), ImportFolder(shop.data_dir / "imports")
        self.imports = ImportService(
            shop.unit_of_work,
            table,
            RowReader(table, staging),
            staging,
            partial(tidy, shop.database),
            partial(making_way, shop.database),
        )
        self.keeper = ImportKeeper(self.imports)
        self.prices = PriceHistory(
            lambda: SqlAuditQueries(shop.database), SqlImportedPrices(shop.database)
        )
        self.tiles = TileBoardService(
            shop.unit_of_work, SqlTileQueries(shop.database), self.lists, shop.register_id
        )
        self.pictures = PictureService(shop.unit_of_work, SqlPictureQueries(shop.database))
        self.exports = ExportService(
            shop.unit_of_work, self.lists, self.queries, TableFileWriter(), shop.clock
        )
