"""Files that users name: whole or not at all, through links, and what is no regular file is written to and stays what it is."""

from __future__ import annotations

import os
import pty
import socket
import stat
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest

from govcheck import writing
from tests.conftest import MODELS, PORT, ROOT, command

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="needs links, pipes and devices as POSIX has them")]

ADOPTED = ("--yes", "kl:2", "--yes", "realdania", "--yes", "danske_regioner:2")
WRITERS = {
    "funding": ["funding", "-m", MODELS, "--format", "csv", "-o"],
    "decide": [
        "decide",
        "forretningsudvalg",
        "-m",
        MODELS,
        "--yes",
        "kl:2",
        "--yes",
        "realdania",
        "--yes",
        "danske_regioner:2",
        "--receipt",
    ],
    "render": ["render", "structure", "-m", PORT, "--format", "svg", "-o"],
}
BEGINS = {"funding": b"id,", "decide": b"{", "render": b"<?xml"}
written = pytest.mark.parametrize("writer", WRITERS)


def write(writer: str, target: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    words = [*command(), *map(str, WRITERS[writer]), str(target)]
    return subprocess.run(words, cwd=ROOT, **{"capture_output": True, "timeout": 60, "check": False, **options})


def only(folder: Path, *names: str) -> None:
    """Nothing else is left in the folder."""
    assert {path.name for path in folder.iterdir()} == set(names)


@written
def test_a_link_was_replaced_by_the_file(writer: str, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target, link, chain = tmp_path / "there" / "target", tmp_path / "link", tmp_path / "chain"
    target.write_bytes(b"before")
    target.chmod(0o604)
    link.symlink_to(Path("there", "target"))
    chain.symlink_to("link")
    assert write(writer, chain).returncode == 0
    assert chain.is_symlink()
    assert link.is_symlink()
    assert target.read_bytes().startswith(BEGINS[writer])
    assert stat.S_IMODE(target.stat().st_mode) == 0o604
    only(tmp_path, "there", "link", "chain")
    only(tmp_path / "there", "target")


def test_a_link_to_nothing_yet(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("target")
    assert write("funding", tmp_path / "link").returncode == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes().startswith(b"id,")


def test_links_in_a_circle_are_no_place(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    done = write("funding", tmp_path / "a")
    assert done.returncode == 2
    assert b"cannot write" in done.stderr
    only(tmp_path, "a", "b")


@written
def test_a_named_pipe_was_replaced(writer: str, tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    assert write(writer, pipe).returncode == 0
    reader.join(60)
    assert got[0].startswith(BEGINS[writer])
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    only(tmp_path, "pipe")


@written
def test_an_open_pipe_as_a_shell_passes_it(writer: str) -> None:
    """`--receipt >(cat)` and `-o >(wc -c)`."""
    reads, writes = os.pipe()
    got: list[bytes] = []
    with open(reads, "rb") as pipe:
        reader = threading.Thread(target=lambda: got.append(pipe.read()), daemon=True)
        reader.start()
        try:
            done = write(writer, f"/dev/fd/{writes}", pass_fds=[writes])
        finally:
            os.close(writes)
        reader.join(60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert got[0].startswith(BEGINS[writer])


def test_an_open_socket_as_other_shells_pass_it() -> None:
    """It cannot be opened by its name; what is open is written to."""
    here, there = socket.socketpair()
    with here:
        with there:
            done = write("funding", f"/dev/fd/{there.fileno()}", pass_fds=[there.fileno()])
        assert (done.returncode, done.stderr) == (0, b"")
        assert here.recv(3) == b"id,"


def test_what_was_there_before_the_redirection_stays(tmp_path: Path) -> None:
    """`-o /dev/stdout >>log`: the file is another's, who has it open."""
    log = tmp_path / "log"
    log.write_bytes(b"before\n")
    with log.open("ab") as out:
        done = write("funding", "/dev/stdout", stdout=out, stderr=subprocess.PIPE, capture_output=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert log.read_bytes().startswith(b"before\nid,")
    only(tmp_path, "log")


@written
def test_a_device_is_left_a_device(writer: str) -> None:
    parent, child = pty.openpty()
    name = os.ttyname(child)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(os.read(parent, 4)), daemon=True)
    reader.start()
    with subprocess.Popen([*command(), *map(str, WRITERS[writer]), name], cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        reader.join(60)
        process.kill()  # nobody reads the rest
    assert got[0].startswith(BEGINS[writer][:1])
    assert stat.S_ISCHR(os.stat(name).st_mode)
    os.close(parent)
    os.close(child)


@written
def test_a_device_that_is_full(writer: str) -> None:
    done = write(writer, "/dev/full")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"govcheck: cannot write /dev/full: No space left on device\n"
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)


@pytest.mark.parametrize("writer", ["funding", "decide"])  # `render` puts its pictures into a folder
def test_a_folder_is_no_file(writer: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = write(writer, tmp_path / "folder")
    assert done.returncode == 2
    assert done.stderr.decode() == f"govcheck: cannot write {tmp_path}/folder: Is a directory\n"
    only(tmp_path, "folder")
    only(tmp_path / "folder")


@written
@pytest.mark.parametrize("name", ["no/such/file", "no/"])
def test_where_there_is_no_folder(writer: str, name: str, tmp_path: Path) -> None:
    done = write(writer, tmp_path / "x" / name)
    assert done.returncode == 2
    assert b"cannot write" in done.stderr
    only(tmp_path)


@pytest.mark.parametrize("failing", ["fsync", "chmod", "replace"])
def test_an_error_left_half_a_file_beside_the_place(failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "target"
    target.write_bytes(b"before")
    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(OSError, match="No space"):
        writing.write_whole(str(target), b"after")
    assert target.read_bytes() == b"before"
    only(tmp_path, "target")


def test_permissions_of_a_new_file_are_those_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        writing.write_whole(str(tmp_path / "new"), b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_standard_output_was_full_when_the_name_of_the_picture_was_printed(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = write("render", tmp_path / "q.svg", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert (done.returncode, done.stderr) == (2, b"govcheck: cannot write: No space left on device\n")
    only(tmp_path, "q.svg")
