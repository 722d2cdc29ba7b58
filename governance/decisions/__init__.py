"""Rules of decision: what they mean."""
