"""A table of the form on screen, as it is printed: merged heads, cells, marks, editing in place."""
