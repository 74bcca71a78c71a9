"""Statistical data editing: confront, localise, propose. Knows nothing of files and windows."""
