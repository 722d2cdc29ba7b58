"""The project's documents, and what builds them."""
