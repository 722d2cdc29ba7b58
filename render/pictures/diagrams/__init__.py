"""Diagrams, a file each: what is in a picture. How it is drawn is in render/pictures/drawing/."""
