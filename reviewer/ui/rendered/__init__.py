"""Web pages, Word files and sheets as they flow, with their tables drawn."""
