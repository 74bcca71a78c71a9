"""Proposals in the window: found in the background, shown below the problems, taken by a key."""
