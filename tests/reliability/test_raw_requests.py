"""What no browser sends, over raw sockets to the real server; and ways off the site by `next`."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from django.test import Client

from tests.reliability.conftest import PROJECT

HOST = "archive.example.org"
GET, POST = f"GET / HTTP/1.1\r\nHost: {HOST}\r\n", f"POST / HTTP/1.1\r\nHost: {HOST}\r\n"
SMUGGLED = f"GET /admin/ HTTP/1.1\r\nHost: {HOST}\r\n\r\n"
CHUNKED = f"\r\n0\r\n\r\n{SMUGGLED}"
HEADERS = "".join(f"X-{n}: y\r\n" for n in range(1000))

#: Each a whole request; none may be answered with 200, or with an address off the site.
REFUSED = {
    "length and chunks": f"{POST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n{CHUNKED}",
    "chunks and length": f"{POST}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n{CHUNKED}",
    "an encoding of nobody": f"{POST}Transfer-Encoding: xchunked\r\n{CHUNKED}",
    "chunked twice": f"{POST}Transfer-Encoding: chunked, chunked\r\n{CHUNKED}",
    "two lengths": f"{POST}Content-Length: 0\r\nContent-Length: 60\r\n\r\n{SMUGGLED}",
    "a length below nought": f"{POST}Content-Length: -1\r\n\r\n",
    "two hosts": f"{GET}Host: evil.example\r\n\r\n",
    "two hosts, ours last": f"GET / HTTP/1.1\r\nHost: evil.example\r\nHost: {HOST}\r\n\r\n",
    "no host": "GET / HTTP/1.1\r\n\r\n",
    "a foreign host": "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "a host with ours before it": f"GET / HTTP/1.1\r\nHost: {HOST}.evil.example\r\n\r\n",
    "a host with an address": f"GET / HTTP/1.1\r\nHost: {HOST}@evil.example\r\n\r\n",
    "a host with a path": f"GET / HTTP/1.1\r\nHost: evil.example/{HOST}\r\n\r\n",
    "a header with a blank": f"{GET}X Y: z\r\n\r\n",
    "a folded header": f"{GET}X-Y: z\r\n w: v\r\n\r\n",
    "version 9": f"GET / HTTP/9.9\r\nHost: {HOST}\r\n\r\n",
    "no version": "GET /\r\n\r\n",
    "a line of 100 kB": f"GET /{'a' * 100_000} HTTP/1.1\r\nHost: {HOST}\r\n\r\n",
    "a thousand headers": f"{GET}{HEADERS}\r\n",
    "noise": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    **{
        f"{method} {path}": f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 0\r\n\r\n"
        for method in ("FOO", "TRACE", "CONNECT", "PUT", "DELETE", "PROPFIND", "OPTIONS", "POST", "get")
        for path in ("/", "/paragraphs.csv", "/healthz", "/admin/", "/admin/login/")
    },
}

#: Ways to another site, or to a script, that browsers have taken for paths of this one.
AWAY = [
    f"{lead}evil.example{tail}"
    for lead in (
        "//", "///", "////", "/\\", "\\\\", "\\/\\/", "https://", "http:///", "https:/", "https:", "//user@",
        "/\t/", "/\n/", "\t//", " //", "\x00//", "//\u3002", "http:\\\\", "HtTpS://", "ftp://", f"//{HOST}@",
        f"https://{HOST}.", "/%2f%2f/../..//", "///\\;@", "//%09/",
    )
    for tail in ("", "/admin/")
] + ["javascript:alert(1)", "data:text/html,hi", "vbscript:x"]  # fmt: skip


@pytest.fixture(scope="module")
def port(empty_archive: str) -> Iterator[int]:
    """The port of a server with an archive that holds no text."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
    settings = {"SECRET_KEY": "0123456789-abcdefghij-" * 3, "ALLOWED_HOSTS": HOST, "SECURE_SSL": "off"}
    command = ("gunicorn", "--no-control-socket", f"--bind=127.0.0.1:{number}", "--log-level=critical")
    server = subprocess.Popen(
        [sys.executable, "-m", *command, "tests.reliability.served"],
        cwd=PROJECT,
        env=os.environ | {"DATABASE_URL": empty_archive} | settings,
    )
    try:
        wait_for(number)
        yield number
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not answer within thirty seconds")


def answer(port: int, request: str) -> bytes:
    """All that the server says to one request, until it closes."""
    said = b""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        try:
            connection.sendall(request.encode("latin-1"))
            connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(65536):
                said += part
        except ConnectionError:  # it hung up on us
            pass
    return said


def statuses(said: bytes) -> list[int]:
    return [
        int(line.split()[1]) for line in said.splitlines() if line.startswith((b"HTTP/1.1 ", b"HTTP/1.0 "))
    ]


def test_an_honest_request_is_answered(port: int):
    assert statuses(answer(port, f"GET / HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n")) == [200]


def test_what_no_browser_sends_is_refused(port: int):
    told = {name: answer(port, request) for name, request in REFUSED.items()}

    assert {name: statuses(said) for name, said in told.items() if {200, 500} & set(statuses(said))} == {}
    assert [
        name for name, said in told.items() if b"evil.example" in said.lower().split(b"\r\n\r\n")[0]
    ] == []


@pytest.mark.django_db
def test_signing_in_leads_to_no_other_site(admin_user):
    for way in AWAY:
        client = Client()
        response = client.post(
            f"/admin/login/?next={quote(way)}", {"username": "admin", "password": "password", "next": way}
        )
        to = urlsplit(response.headers.get("Location", ""))
        assert (to.scheme, to.netloc) == ("", ""), way
        assert not to.path.startswith(("//", "/\\")), way
