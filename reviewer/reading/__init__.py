"""One module a format: file → Document, within limits."""
