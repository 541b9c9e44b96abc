"""The Z report: what a closed shift came to, under a number without gaps."""
