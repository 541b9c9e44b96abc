"""The promotions panel: what takes how much off for whom and when, and other price lists."""
