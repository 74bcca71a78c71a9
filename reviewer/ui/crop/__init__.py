"""The source of one cell or of a few, large enough to read at a glance."""
