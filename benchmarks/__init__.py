"""How fast govcheck is, beside what others need for the same work. Run `python -m benchmarks.run`."""
