"""An open sale: what the customer wants to buy."""
