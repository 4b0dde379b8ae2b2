import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing.akn.tree import read_tree
from resolutions.parsing.document import Problem, Severity

from .official import akn, operative, statement

WHOLE = akn(statement(operative("1.", "Decides", " to meet.")))


def error(code: str, message: str) -> tuple[None, tuple[Problem, ...]]:
    return None, (Problem(Severity.ERROR, code, message),)


def test_tree_of_an_official_file_has_no_problem():
    root, problems = read_tree(WHOLE)

    assert root is not None
    assert root.tag == "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}akomaNtoso"
    assert problems == ()


def test_tree_is_refused_where_the_file_breaks_off_and_the_line_is_named():
    data = b"<akomaNtoso>\n<statement>\n</akomaNtoso>"

    assert read_tree(data) == error(
        "xml-not-well-formed",
        "line 3: Opening and ending tag mismatch: statement line 2 and akomaNtoso, line 3, column 14",
    )


@pytest.mark.parametrize(
    "data", [b"", b"   ", b"\0\0\0", b"E/RES/2031/7", b"\xff\xfe<", b"<", b"<a>\x01</a>"]
)
def test_tree_is_refused_where_the_bytes_are_no_mark_up(data: bytes):
    root, problems = read_tree(data)

    assert root is None
    assert [(p.severity, p.code) for p in problems] == [(Severity.ERROR, "xml-not-well-formed")]
    assert "\n" not in problems[0].message


@pytest.mark.parametrize(
    "prolog",
    [
        "<!DOCTYPE akomaNtoso>",
        "<!doctype akomaNtoso>",
        '<?xml version="1.0"?>\n<!-- a comment -->\n<!DOCTYPE akomaNtoso SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tree_is_refused_by_name_where_the_file_has_a_doctype(prolog: str, encoding: str):
    data = (prolog + "<akomaNtoso><statement/></akomaNtoso>").encode(encoding)

    assert read_tree(data) == error("xml-doctype", "the file has a DOCTYPE, which is refused; remove it")


def test_doctype_in_a_comment_is_none():
    root, problems = read_tree(b"<!-- <!DOCTYPE a> -->" + WHOLE)

    assert root is not None
    assert problems == ()


def test_a_prolog_of_many_comments_is_read_in_no_time():
    root, _ = read_tree(b"<!-- -->" * 100_000 + WHOLE)

    assert root is not None


def test_an_external_entity_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    monkeypatch.setattr(socket, "socket", None)  # any attempt to call would raise
    data = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><akomaNtoso>&x;</akomaNtoso>'.encode()

    root, problems = read_tree(data)

    assert root is None
    assert "the secret" not in problems[0].message


@pytest.mark.parametrize("depth", [201, 1_000, 100_000])
def test_tree_is_refused_where_it_is_too_deep(depth: int):
    data = b"<akomaNtoso>" + b"<a>" * depth + b"</a>" * depth + b"</akomaNtoso>"

    root, problems = read_tree(data)

    assert root is None
    assert [p.code for p in problems] == ["xml-too-deep"]
    assert problems[0].message.startswith("elements are nested more than 200 deep")


def test_tree_is_refused_where_it_is_other_mark_up():
    assert read_tree(b"<html><body/></html>") == error(
        "xml-not-akoma-ntoso", "the root element is <html>, not <akomaNtoso>"
    )


def test_tree_is_refused_where_it_has_no_statement():
    assert read_tree(b"<akomaNtoso><act/></akomaNtoso>") == error(
        "akn-no-statement", "the file has no <statement>, so no resolution"
    )


def test_another_namespace_is_read_and_said_so():
    root, problems = read_tree(
        akn(statement(""), namespace="http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13")
    )

    assert root is not None
    assert problems == (
        Problem(
            Severity.WARNING,
            "akn-namespace",
            "the namespace is 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13', "
            "not 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'; read by the names alone",
        ),
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_tree_is_read_in_the_encoding_that_the_file_declares(encoding: str):
    declared = "" if encoding.startswith("utf") else f'<?xml version="1.0" encoding="{encoding}"?>'
    data = (declared + WHOLE.decode().replace("Mountain lakes", "Lacs salés")).encode(encoding)

    root, problems = read_tree(data)

    assert root is not None
    assert "Lacs salés" in "".join(str(t) for t in root.itertext())
    assert problems == ()


@given(st.binary(max_size=200))
def test_tree_never_raises(data: bytes):
    root, problems = read_tree(data)

    assert (root is None) == any(p.severity is Severity.ERROR for p in problems)


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=4))
def test_tree_never_raises_on_a_damaged_file(at: int, damage: bytes):
    root, problems = read_tree(WHOLE[:at] + damage + WHOLE[at + len(damage) + 1 :])

    assert (root is None) == any(p.severity is Severity.ERROR for p in problems)
