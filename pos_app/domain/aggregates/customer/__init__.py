"""A customer: who they are, their group, and the points they earned."""
