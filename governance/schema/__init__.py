"""What may be written in a model file: types, a file per concept (see base.py)."""
