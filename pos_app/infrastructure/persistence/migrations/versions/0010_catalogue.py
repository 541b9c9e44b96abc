"""Packs, PLU, variants and pictures of products, their order in lists, and a search for parts.

Words are found in name, SKU and department, parts of words in the name. Both indexes follow the
table by triggers, so they are current with the transaction that changes a product.
"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"

# Names with accents are found without them; the tokenizer of parts can do that since SQLite 3.45.
_FIRST_WITHOUT_ACCENTS = (3, 45)
_CHANGED = (
    "old.name IS NOT new.name OR old.sku IS NOT new.sku OR old.department IS NOT new.department"
)
_FORGET = (
    "INSERT INTO product_search (product_search, rowid, name, sku, department)"
    " VALUES ('delete', old.row_id, old.name, old.sku, old.department);"
    " INSERT INTO product_parts (product_parts, rowid, name)"
    " VALUES ('delete', old.row_id, old.name);"
)
_LEARN = (
    "INSERT INTO product_search (rowid, name, sku, department)"
    " VALUES (new.row_id, new.name, new.sku, new.department);"
    " INSERT INTO product_parts (rowid, name) VALUES (new.row_id, new.name);"
)


def upgrade() -> None:
    """Add what products of before do not have, and index what is there."""
    for column in ("packs", "plu", "family", "variant", "picture"):
        op.execute(f"ALTER TABLE products ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    for index in (
        "UNIQUE INDEX products_by_plu ON products (plu) WHERE plu != ''",
        "INDEX products_by_name ON products (name, row_id)",
        "INDEX products_by_department_name ON products (department, is_retired, name, row_id)",
        "INDEX products_by_family ON products (family) WHERE family != ''",
        "INDEX retired_products ON products (name) WHERE is_retired = 1",
    ):
        op.execute(f"CREATE {index}")
    for change in ("insert", "update", "delete"):
        op.execute(f"DROP TRIGGER product_search_{change}")
    op.execute("DROP TABLE product_search")
    version = op.get_bind().exec_driver_sql("SELECT sqlite_version()").scalar_one()
    is_new = tuple(map(int, version.split(".")[:2])) >= _FIRST_WITHOUT_ACCENTS
    parts = "trigram remove_diacritics 1" if is_new else "trigram"
    for statement in (
        (
            "CREATE VIRTUAL TABLE product_search USING fts5(name, sku, department,"
            " content='products', content_rowid='row_id',"
            ' tokenize="unicode61 remove_diacritics 2",'
            " prefix='1 2 3', detail='none')"
        ),
        (
            "CREATE VIRTUAL TABLE product_parts USING fts5(name, content='products',"
            f" content_rowid='row_id', tokenize='{parts}', detail='none')"
        ),
        f"CREATE TRIGGER product_search_insert AFTER INSERT ON products BEGIN {_LEARN} END",
        (
            "CREATE TRIGGER product_search_update AFTER UPDATE OF name, sku, department ON products"
            f" WHEN {_CHANGED} BEGIN {_FORGET} {_LEARN} END"
        ),
        f"CREATE TRIGGER product_search_delete AFTER DELETE ON products BEGIN {_FORGET} END",
        "INSERT INTO product_search (product_search) VALUES ('rebuild')",
        "INSERT INTO product_parts (product_parts) VALUES ('rebuild')",
    ):
        op.execute(statement)
