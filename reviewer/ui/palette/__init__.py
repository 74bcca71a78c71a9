"""A line to type into over the window, and the list of what fits: commands, reports."""
