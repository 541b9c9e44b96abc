"""The SQLite database: engine, tables, unit of work, migrations, repositories."""
