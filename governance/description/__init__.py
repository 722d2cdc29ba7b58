"""One thing, whole: all that the files say of it, in words."""
