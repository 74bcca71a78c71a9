"""Frames of the corrected data set and its trail → files."""
