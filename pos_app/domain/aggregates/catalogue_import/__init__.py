"""A file of products that is taken over, and can be taken back."""
