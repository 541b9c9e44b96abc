"""The windows: Qt, and nothing of the shop's rules."""
