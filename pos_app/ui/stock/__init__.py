"""The panel of store-keeping: stock cards, deliveries, orders, counts, reports, labels."""
