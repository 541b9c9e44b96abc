"""The program as it is installed for one store: its version, its backups, its restores."""
