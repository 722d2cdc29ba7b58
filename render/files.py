"""Files are written whole or not at all: beside the place first, then renamed."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress


def write_whole(path: str, data: bytes) -> None:
    """Write `data` to `path`, which holds what it held before, or all of it. Raises OSError where it cannot be written."""
    folder = os.path.dirname(path) or "."
    handle, beside = tempfile.mkstemp(prefix=".govcheck-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = os.stat(path).st_mode & 0o777 if os.path.exists(path) else 0o666 & ~_umask()
        os.chmod(beside, mode)
        os.replace(beside, path)
    except BaseException:
        with suppress(FileNotFoundError):  # interrupted when it was already in its place
            os.unlink(beside)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
