"""Graphviz out of pygraphviz's wheel, in a process of its own: DOT from standard input, a picture to standard output.

Run as a file, with the folder of pygraphviz, the layout engine and the format as arguments; `version` alone for the version.
When this dies, whoever started it lives. It takes what lies under the package's surface, because the surface imports what it
does not need; and the surface where that is not there.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any


def main() -> int:
    """Lay out and draw; the exit status is 0 where that went well."""
    folder, *rest = sys.argv[1:]
    sys.path.insert(0, folder)
    if sys.platform == "win32" and os.path.isdir(folder + ".libs"):  # where the wheel for Windows keeps Graphviz
        os.add_dll_directory(folder + ".libs")
    gv: Any
    try:
        gv = importlib.import_module("graphviz")  # pygraphviz's own module of this name, not that of PyPI
    except ImportError:
        sys.path[0] = os.path.dirname(folder)
        gv = importlib.import_module("pygraphviz.graphviz")
    if rest == ["version"]:
        print(f"{gv.GRAPHVIZ_MAJOR_VERSION}.{gv.GRAPHVIZ_MINOR_VERSION}.{gv.GRAPHVIZ_PATCH_VERSION}")  # noqa: T201
        return 0
    engine, form = rest
    graph = gv.agread(sys.stdin, None)
    context = gv.gvContextWithBuiltins()
    if gv.gvLayout(context, graph, engine.encode()):
        return 3
    status, data = gv.gvRenderData(context, graph, form.encode())
    if status:
        return 4
    sys.stdout.buffer.write(data if isinstance(data, bytes) else data.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()
    os._exit(0)  # the libraries' own clearing up takes as long as the layout


if __name__ == "__main__":
    sys.exit(main())
