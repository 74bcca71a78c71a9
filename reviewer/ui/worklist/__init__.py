"""The list of reports: state, problems, filter and progress."""
