"""Files that users name: written whole or not at all, through links; what is no regular file is written to and stays what it is."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress


def write_whole(path: str, data: bytes) -> None:
    """Write `data` to `path`. Raises OSError where that cannot be done.

    A regular file then holds all of `data` or what it held before; where `path` is a link, the file that it leads to is
    replaced, with its permissions, and the link stays. A pipe, a device, or a descriptor that is open already
    (`/dev/fd/63`, as a shell's `>(command)` passes it, or `/dev/stdout`) is written to as it is.
    """
    number = _descriptor(path)
    if number is not None:
        return _pour(os.dup(number), data)
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        if not os.path.basename(path):  # a folder that is not there, or no name at all
            raise
        return _replace(os.path.realpath(path), data, 0o666 & ~_umask())
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if not stat.S_ISREG(mode):
        return _pour(os.open(path, os.O_WRONLY), data)
    return _replace(os.path.realpath(path), data, stat.S_IMODE(mode))


def _descriptor(path: str) -> int | None:
    """The number of the open descriptor that `path` leads to, if it does."""
    homes = {os.path.realpath("/dev/fd"), os.path.realpath("/proc/self/fd")}
    try:
        while True:
            os.stat(path)  # what is not there, or a circle of links, is followed no further
            folder, name = os.path.split(path)
            if name.isascii() and name.isdigit() and os.path.realpath(folder) in homes:
                return int(name)
            path = os.path.join(folder, os.readlink(path))
    except OSError:
        return None


def _pour(number: int, data: bytes) -> None:
    """Write `data` to an open descriptor and close it."""
    with open(number, "wb") as file:
        file.write(data)


def _replace(path: str, data: bytes, mode: int) -> None:
    """Write `data` beside `path` first, then rename: who reads `path` sees the old or the new, never a part."""
    handle, beside = tempfile.mkstemp(prefix=".govcheck-", dir=os.path.dirname(path))
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
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
