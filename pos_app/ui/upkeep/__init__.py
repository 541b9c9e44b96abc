"""The pages that keep a store safe: backups, diagnostics and the guide, on one layout."""
