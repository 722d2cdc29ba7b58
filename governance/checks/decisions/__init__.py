"""Checks of rules of decision."""
