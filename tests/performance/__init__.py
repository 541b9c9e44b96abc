"""Speed, as ratios against floors in one run: ``make bench`` runs all and writes the figures."""
