"""The command line: parse, call, print, exit. No logic here; what a command does not need is not imported."""
