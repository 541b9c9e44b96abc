"""A long list that is read page by page as somebody scrolls: shared by the audit window's lists."""
