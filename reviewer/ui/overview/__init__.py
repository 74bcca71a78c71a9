"""The overview of a workspace: progress, problems, errors and corrections as bars to click."""
