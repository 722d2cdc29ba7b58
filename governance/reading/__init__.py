"""Bytes -> typed files, each value with its place. The only place that opens files; it knows no meaning."""
