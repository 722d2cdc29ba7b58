"""Checks of references and sources."""
