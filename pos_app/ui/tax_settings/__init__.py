"""The panel of taxes and rounding: what is taxed by what, and where the cents go."""
