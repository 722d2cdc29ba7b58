"""The font that pictures are set in, and how wide its letters are. Made by `python -m docs.fonts`."""
