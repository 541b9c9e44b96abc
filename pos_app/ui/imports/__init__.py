"""Files of products: chosen, looked at, taken over while the till sells, and taken back."""
