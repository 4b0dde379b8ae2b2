"""What is shown where there is nothing to show: an empty archive, and every kind of error page."""

import re
from collections.abc import Callable

import pytest
from django.db import DatabaseError, DataError, OperationalError, ProgrammingError, connection
from django.template.loader import render_to_string
from django.test import Client


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return plain(response.content.decode())


@pytest.mark.django_db
def test_an_empty_archive_says_so_on_every_list(client):
    assert "The archive holds no text yet." in page(client, "/")
    assert "No resolution matches Or is it not here? The archive holds no text yet." in re.sub(
        r"Filter:.*?Or is", "Or is", page(client, "/resolutions")
    )
    assert "0 topics" in page(client, "/resolutions/values/topic")


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("400.html", "This request cannot be read"),
        ("403.html", "This is not open to you"),
        ("403_csrf.html", "This is not open to you"),
        ("404.html", "Nothing stands at this address"),
        ("500.html", "Something failed here"),
        ("503.html", "The archive is busy"),
    ],
)
def test_an_error_page_needs_no_database_and_says_what_to_do(template, words, rf):
    html = render_to_string(template, request=rf.get("/"))

    assert f"<h1>{words}</h1>" in html
    assert '<a href="/resolutions">All resolutions</a>' in html
    assert "Not an official publication of the United Nations." in html


@pytest.mark.django_db
def test_an_unknown_address_is_answered_without_a_trace(client):
    response = client.get("/nothing/here")

    assert response.status_code == 404
    assert "No record has the address “nothing/here”." in plain(response.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/nothing%00/here", "/nothing/%1Bhere%0A", "/%7Fnothing/here"])
def test_an_address_with_control_characters_is_answered_like_any_other(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert "No record has the address “nothing/here”." in plain(response.content.decode())


@pytest.mark.django_db
def test_what_stands_under_the_curators_desk_is_no_symbol(admin_client):
    response = admin_client.get("/admin/nothing/22/change")

    assert response.status_code == 404
    assert "No record has the address “admin/nothing/22/change”." in plain(response.content.decode())


class UndefinedTable(Exception):
    """What PostgreSQL's driver raises where a table is missing."""

    sqlstate = "42P01"


def without_tables() -> ProgrammingError:
    error = ProgrammingError("relation does not exist")
    error.__cause__ = UndefinedTable()
    return error


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/paragraphs", "/E/RES/2904/22"])
@pytest.mark.parametrize(
    "error",
    [
        OperationalError("could not connect to server at 10.1.2.3"),
        DatabaseError("file is not a database"),
        without_tables(),
    ],
    ids=["gone", "no database", "no tables"],
)
def test_a_database_that_does_not_answer_is_no_fault_of_the_page(client, path, error):
    with connection.execute_wrapper(raising(error)):
        response = client.get(path)

    text = plain(response.content.decode())
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (
        503,
        "5",
        "no-store",
    )
    assert "The archive is busy" in text
    assert "10.1.2.3" not in text


@pytest.mark.django_db
def test_who_has_signed_in_is_told_the_same(client, admin_user):
    client.force_login(admin_user)
    with connection.execute_wrapper(raising(OperationalError("gone"))):
        response = client.get("/paragraphs")

    assert response.status_code == 503


@pytest.mark.django_db
def test_a_fault_of_ours_is_not_laid_on_the_database(client):
    with connection.execute_wrapper(raising(DataError("of ours"))), pytest.raises(DataError):
        client.get("/paragraphs")


def raising(error: Exception) -> Callable[..., None]:
    """What runs no statement, and raises this for every one."""

    def run(execute: object, sql: str, params: object, many: bool, context: object) -> None:
        raise error

    return run
