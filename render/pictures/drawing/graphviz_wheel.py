"""Graphviz out of pygraphviz's wheel, in a process of its own: DOT from standard input, a picture to standard output.

Run as a file, with the layout engine (`dot`, `nop2`) and the format as arguments; `version` alone for the version. When this dies,
whoever started it lives.
"""

from __future__ import annotations

import os
import sys

import pygraphviz


def main() -> None:
    """Lay out and draw, or print the version of Graphviz."""
    if sys.argv[1:] == ["version"]:
        print(pygraphviz.__graphviz_version__)  # noqa: T201
        return
    engine, form = sys.argv[1:]
    graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode("utf-8"))
    sys.stdout.buffer.write(graph.draw(format=form, prog=engine))
    sys.stdout.buffer.flush()
    os._exit(0)  # the libraries' own clearing up takes as long as the layout


if __name__ == "__main__":
    main()
