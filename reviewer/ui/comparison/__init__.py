"""Two reports side by side: tables, ties over the years and prose, with what differs marked."""
