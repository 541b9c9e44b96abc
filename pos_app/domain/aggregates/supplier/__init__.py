"""Who delivers what the store sells."""
