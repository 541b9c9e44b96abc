"""A product the store sells, with its price and its stock."""
