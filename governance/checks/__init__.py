"""What is checked. A file per check; registry.py lists them all."""
