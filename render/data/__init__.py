"""What programs read: an answer as values ready for JSON, and as CSV."""
