"""A file for each command, of the command's name; `command` in it is what click runs. Their names are listed in govcheck/program.py."""
