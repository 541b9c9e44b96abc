"""Copies of a store's database: made while it sells, sealed, checked, listed, brought back."""
