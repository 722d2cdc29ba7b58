"""What people read: an answer as text for a terminal."""
