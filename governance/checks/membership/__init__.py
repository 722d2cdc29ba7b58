"""Checks of who sits where."""
