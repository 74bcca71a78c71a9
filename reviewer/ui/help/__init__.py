"""The help in the window, made from the short pages in `resources/help`."""
