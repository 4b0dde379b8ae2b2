"""Files that mean harm are refused by name and reason; the others are taken in."""

from __future__ import annotations

import socket
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.texts import LENSES
from tests.reliability.conftest import Archive

XML = '<?xml version="1.0" encoding="UTF-8"?>'


def hostile_files(folder: Path, port: int) -> dict[str, bytes]:
    """Name and bytes of each; `port` is one that nothing may ask."""
    secret = folder.parent / "secret.txt"
    secret.write_text("for no eyes but ours")
    address = f"http://127.0.0.1:{port}/"
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}"/>'
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return {
        "empty.txt": b"",
        "blank.txt": b" \n" * 500,
        "nul.txt": b"2931/7\x00" * 1000,
        "binary.txt": bytes(range(256)) * 64,
        "no-resolution.txt": b"Dear colleague,\n\nthe lakes are well, and so are we.\n",
        "line-of-30-mb.txt": b"lake " * 6_000_000,
        "brackets.txt": b"(" * 1_000_000,
        "empty.xml": b"",
        "plain.xml": b"2931/7",
        "cut.xml": XML.encode() + b"<akomaNtoso><statement>",
        "other.xml": XML.encode() + b"<poem/>",
        "doctype.xml": f"{XML}<!DOCTYPE akomaNtoso><akomaNtoso/>".encode(),
        "laughs.xml": f'{XML}<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l9;</a>'.encode(),
        "file.xml": f'{XML}<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]><a>&x;</a>'.encode(),
        "address.xml": f'{XML}<!DOCTYPE a [<!ENTITY x SYSTEM "{address}">]><a>&x;</a>'.encode(),
        "dtd.xml": f'{XML}<!DOCTYPE a SYSTEM "{address}a.dtd"><a/>'.encode(),
        "xinclude.xml": f"{XML}<a>{include}</a>".encode(),
        "deep.xml": XML.encode() + b"<a>" * 100_000 + b"</a>" * 100_000,
        "wide.xml": XML.encode() + b"<a>" + b"<b/>" * 300_000 + b"</a>",
        "large.xml": XML.encode() + b"<a>" + b" " * 20_000_001 + b"</a>",
        "utf-7.xml": b'<?xml version="1.0" encoding="utf-7"?><a/>',
        "nul.xml": XML.encode() + b"<a>\x00</a>",
        "picture.txt": b"\x89PNG\r\n\x1a\n",
    }


@pytest.fixture
def silent_port():
    """A port that listens, and the list of who came."""
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        stopped = threading.Event()

        def listen() -> None:
            while not stopped.is_set():
                try:
                    came.append(server.accept()[1])
                except TimeoutError:
                    continue

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], came
        stopped.set()
        thread.join()


def test_hostile_files_are_refused_one_line_each(
    new_archive: Callable[[], Archive], tmp_path: Path, silent_port: tuple[int, list[object]]
):
    port, came = silent_port
    folder = tmp_path / "texts"
    folder.mkdir()
    files = hostile_files(folder, port)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "lenses.txt").write_text(LENSES)
    archive = new_archive()

    done: subprocess.CompletedProcess[str] = archive.run("ingest", folder, "--jobs", "1")

    assert done.returncode == 1
    assert done.stdout.splitlines()[:2] == [
        "created   E/RES/2931/8  4 paragraphs  1 instrument  0 problems",
        f"1 created, 0 updated, 0 unchanged, {len(files)} refused",
    ]
    lines = done.stderr.splitlines()
    assert [line.split(":")[0] for line in lines] == [f"texts/{name}" for name in sorted(files)]
    assert not [line for line in lines if "Traceback" in line or "the parser failed" in line]
    assert "for no eyes but ours" not in done.stdout + done.stderr
    assert came == []
    assert archive.run("verify").returncode == 0
    assert len(archive.rows()["resolutions_source"]) == 1
