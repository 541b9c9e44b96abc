"""What promotions take off a sale: their rules, and the best way to apply them for the customer."""
