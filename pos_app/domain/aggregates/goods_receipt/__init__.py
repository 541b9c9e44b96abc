"""What was delivered, with which paper."""
