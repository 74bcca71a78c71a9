"""Figures of speed and memory, printed as JSON; none of them is a test."""
