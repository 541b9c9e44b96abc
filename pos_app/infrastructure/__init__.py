"""The world outside: the database, files, handlers' threads, the clock."""
