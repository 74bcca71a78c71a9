"""The page on which the user sets keys, options and looks."""
