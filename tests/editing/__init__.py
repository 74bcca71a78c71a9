"""Tests of the statistical data editing."""
