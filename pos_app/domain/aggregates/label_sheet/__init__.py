"""Labels that were printed."""
