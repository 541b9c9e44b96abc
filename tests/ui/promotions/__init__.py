"""The promotions panel."""
