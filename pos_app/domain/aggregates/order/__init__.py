"""A completed sale."""
