"""Checks of cases and their ways."""
