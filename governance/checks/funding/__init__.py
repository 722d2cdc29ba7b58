"""Checks of money."""
