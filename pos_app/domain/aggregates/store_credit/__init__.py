"""What the shop owes a customer, or a customer the shop."""
