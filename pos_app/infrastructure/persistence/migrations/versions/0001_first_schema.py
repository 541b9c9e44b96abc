"""The first schema: store, catalogue, carts, orders, outbox, audit log, publications."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

_TABLES = (
    """
    CREATE TABLE audit_log (
        seq INTEGER NOT NULL,
        event_type TEXT NOT NULL,
        event_id TEXT NOT NULL,
        occurred_at TEXT NOT NULL,
        actor_id TEXT NOT NULL,
        approver_id TEXT,
        register_id TEXT NOT NULL,
        shift_id TEXT,
        aggregate_type TEXT NOT NULL,
        aggregate_id TEXT NOT NULL,
        event_data TEXT NOT NULL,
        prev_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (seq),
        UNIQUE (event_id)
    )
    """,
    """
    CREATE INDEX audit_log_by_actor ON audit_log (actor_id)
    """,
    """
    CREATE INDEX audit_log_by_subject ON audit_log (aggregate_id)
    """,
    """
    CREATE INDEX audit_log_by_time ON audit_log (occurred_at)
    """,
    """
    CREATE INDEX audit_log_by_type ON audit_log (event_type)
    """,
    """
    CREATE TABLE carts (
        cart_id TEXT NOT NULL,
        register_id TEXT NOT NULL,
        state TEXT NOT NULL,
        currency TEXT NOT NULL,
        reference TEXT,
        next_number INTEGER NOT NULL,
        PRIMARY KEY (cart_id)
    )
    """,
    """
    CREATE UNIQUE INDEX carts_by_reference ON carts (reference)
    WHERE reference IS NOT NULL AND state != 'voided'
    """,
    """
    CREATE INDEX open_carts ON carts (register_id) WHERE state = 'open'
    """,
    """
    CREATE TABLE outbox (
        seq INTEGER NOT NULL,
        event_type TEXT NOT NULL,
        event_id TEXT NOT NULL,
        occurred_at TEXT NOT NULL,
        actor_id TEXT NOT NULL,
        approver_id TEXT,
        register_id TEXT NOT NULL,
        shift_id TEXT,
        aggregate_type TEXT NOT NULL,
        aggregate_id TEXT NOT NULL,
        event_data TEXT NOT NULL,
        PRIMARY KEY (seq)
    )
    """,
    """
    CREATE TABLE products (
        row_id INTEGER NOT NULL,
        product_id TEXT NOT NULL,
        sku TEXT NOT NULL,
        gtins TEXT NOT NULL,
        name TEXT NOT NULL,
        department TEXT NOT NULL,
        unit TEXT NOT NULL,
        price BIGINT NOT NULL,
        stock BIGINT NOT NULL,
        reserved BIGINT NOT NULL,
        sold BIGINT NOT NULL,
        low_stock_level BIGINT NOT NULL,
        is_retired INTEGER NOT NULL,
        PRIMARY KEY (row_id),
        UNIQUE (product_id),
        UNIQUE (sku)
    )
    """,
    """
    CREATE INDEX products_by_department ON products (department, is_retired, sold)
    """,
    """
    CREATE INDEX products_by_sales ON products (is_retired, sold)
    """,
    """
    CREATE TABLE publications (
        publication_id INTEGER NOT NULL,
        seq BIGINT NOT NULL,
        event_id TEXT NOT NULL,
        event_type TEXT NOT NULL,
        aggregate_id TEXT NOT NULL,
        handler TEXT NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        next_attempt_at TEXT,
        last_error TEXT,
        PRIMARY KEY (publication_id),
        UNIQUE (event_id, handler)
    )
    """,
    """
    CREATE INDEX publications_by_lane ON publications (aggregate_id, handler, seq)
    """,
    """
    CREATE TABLE registers (
        register_id TEXT NOT NULL,
        last_event_seq BIGINT NOT NULL,
        last_order_sequence BIGINT NOT NULL,
        PRIMARY KEY (register_id)
    )
    """,
    """
    CREATE TABLE staff (
        staff_id TEXT NOT NULL,
        name TEXT NOT NULL,
        pin_hash TEXT NOT NULL,
        PRIMARY KEY (staff_id)
    )
    """,
    """
    CREATE TABLE stores (
        store_id TEXT NOT NULL,
        name TEXT NOT NULL,
        currency TEXT NOT NULL,
        prices_include_tax INTEGER NOT NULL,
        register_id TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        is_till_running INTEGER NOT NULL,
        PRIMARY KEY (store_id)
    )
    """,
    """
    CREATE TABLE cart_lines (
        cart_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        product_id TEXT NOT NULL,
        sku TEXT NOT NULL,
        name TEXT NOT NULL,
        unit TEXT NOT NULL,
        quantity BIGINT NOT NULL,
        unit_price BIGINT NOT NULL,
        discount BIGINT NOT NULL,
        PRIMARY KEY (cart_id, number),
        FOREIGN KEY(cart_id) REFERENCES carts (cart_id),
        FOREIGN KEY(product_id) REFERENCES products (product_id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE TABLE orders (
        order_id TEXT NOT NULL,
        cart_id TEXT NOT NULL,
        register_id TEXT NOT NULL,
        sequence BIGINT NOT NULL,
        number TEXT NOT NULL,
        currency TEXT NOT NULL,
        total BIGINT NOT NULL,
        item_count INTEGER NOT NULL,
        tendered BIGINT NOT NULL,
        change BIGINT NOT NULL,
        completed_at TEXT NOT NULL,
        business_date TEXT NOT NULL,
        PRIMARY KEY (order_id),
        UNIQUE (register_id, sequence),
        UNIQUE (cart_id),
        FOREIGN KEY(cart_id) REFERENCES carts (cart_id),
        UNIQUE (number)
    )
    """,
    """
    CREATE TABLE product_gtins (
        gtin TEXT NOT NULL,
        product_row INTEGER NOT NULL,
        PRIMARY KEY (gtin),
        FOREIGN KEY(product_row) REFERENCES products (row_id)
    )
     WITHOUT ROWID
    """,
    """
    CREATE INDEX ix_product_gtins_product_row ON product_gtins (product_row)
    """,
    """
    CREATE TABLE order_lines (
        order_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        product_id TEXT NOT NULL,
        sku TEXT NOT NULL,
        name TEXT NOT NULL,
        unit TEXT NOT NULL,
        quantity BIGINT NOT NULL,
        unit_price BIGINT NOT NULL,
        discount BIGINT NOT NULL,
        PRIMARY KEY (order_id, number),
        FOREIGN KEY(order_id) REFERENCES orders (order_id),
        FOREIGN KEY(product_id) REFERENCES products (product_id)
    )
     WITHOUT ROWID
    """,
)

_SEARCH = (
    """
    CREATE VIRTUAL TABLE product_search USING fts5(
        name, sku,
        content='products', content_rowid='row_id',
        tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
    )
    """,
    """
    CREATE TRIGGER product_search_insert AFTER INSERT ON products BEGIN
        INSERT INTO product_search (rowid, name, sku) VALUES (new.row_id, new.name, new.sku);
    END
    """,
    """
    CREATE TRIGGER product_search_update AFTER UPDATE OF name, sku ON products BEGIN
        INSERT INTO product_search (product_search, rowid, name, sku)
        VALUES ('delete', old.row_id, old.name, old.sku);
        INSERT INTO product_search (rowid, name, sku) VALUES (new.row_id, new.name, new.sku);
    END
    """,
    """
    CREATE TRIGGER product_search_delete AFTER DELETE ON products BEGIN
        INSERT INTO product_search (product_search, rowid, name, sku)
        VALUES ('delete', old.row_id, old.name, old.sku);
    END
    """,
)


def _refuse(table: str, change: str) -> str:
    return f"""
    CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} BEGIN
        SELECT RAISE(ABORT, '{table} is append-only');
    END
    """


_APPEND_ONLY = (
    *(
        _refuse(table, change)
        for table in ("audit_log", "orders", "order_lines")
        for change in ("UPDATE", "DELETE")
    ),
    """
    CREATE TRIGGER audit_log_continues BEFORE INSERT ON audit_log
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit_log) BEGIN
        SELECT RAISE(ABORT, 'audit_log must continue without a gap');
    END
    """,
    """
    CREATE TRIGGER outbox_refuses_update BEFORE UPDATE ON outbox BEGIN
        SELECT RAISE(ABORT, 'outbox rows never change');
    END
    """,
)


def upgrade() -> None:
    """Create everything in an empty file."""
    for statement in (*_TABLES, *_SEARCH, *_APPEND_ONLY):
        op.execute(statement)
