"""The budget of linked models: its lines, what is assumed of them, and tables that add up."""
