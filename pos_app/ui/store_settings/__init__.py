"""The panel of sign-in and shifts: who must sign in, when the till locks, how shifts are kept."""
