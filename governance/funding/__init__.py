"""Funding: exact money."""
