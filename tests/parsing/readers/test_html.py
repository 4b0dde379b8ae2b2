from __future__ import annotations

import pytest

from resolutions.parsing import parse_bytes
from resolutions.parsing.readers import UnreadableSource, read
from resolutions.parsing.readers.html import read_html
from tests.parsing.readers.building import RESOLUTION

LAKES = """<!DOCTYPE html>
<html lang="en"><head><title>Lakes</title><style>p {color: red}</style><script>alert(1)</script></head><body>
<h1>90/7. Mountain lakes</h1>
<p><em>The General Assembly</em>,</p>
<p><i>Recalling</i> its resolution
   84/11 of 2&nbsp;December 2029,<sup><a href="#n1">1</a></sup></p>
<p><span style="font-style: italic">Noting with concern</span> the level of the lakes,
<ol><li><em>Requests</em> the Secretary-General:
  <ol type="a"><li>To report to the General Assembly at its ninety-first session;
  <li>To invite the organizations concerned to the session;</ol>
<li><em>Decides</em> to consider the question at its ninety-second session.<sup>2</sup></ol>
<hr>
<p><sup>1</sup> Resolution 84/11, annex.</p><p><sup>2</sup> See A/90/12.</p>
</body></html>"""


def test_a_page_parses_as_its_text_does():
    ours, theirs = parse_bytes("lakes.html", LAKES.encode()), parse_bytes("lakes.txt", RESOLUTION.encode())

    assert [(p.id, p.kind, p.number, p.verb, p.text) for p in ours.resolutions[0].paragraphs] == [
        (p.id, p.kind, p.number, p.verb, p.text.replace("2 December", "2 December"))
        for p in theirs.resolutions[0].paragraphs
    ]
    assert [(n.marker, n.text, n.anchors) for n in ours.resolutions[0].footnotes] == [
        (n.marker, n.text, n.anchors) for n in theirs.resolutions[0].footnotes
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one<p>two", "one\n\ntwo\n"),
        ("one<br>two", "one\ntwo\n"),
        ("<p>a <i>b</i> <i>c</i> d", "a *b c* d\n"),
        ('<i>a <span style="font-style:normal">b</span></i>', "*a* b\n"),
        ('<p style="font: italic 12pt serif">a</p>', "*a*\n"),
        ("<p>28<sup>th</sup> meeting,<sup>[6]</sup><sup> 7</sup>", "28th meeting,^6^^7^\n"),
        ('<p>lakes<span style="vertical-align:super">6</span>', "lakes^6^\n"),
        ('<p>lakes<a href="#_ftn6">[6]</a>', "lakes^6^\n"),
        ("<p>a&amp;b &lt;c&gt; &eacute;&#8211;", "a&b <c> é–\n"),
        ("<p>seen<script>x</script><style>y</style><!-- z --><p hidden>w", "seen\n"),
        ('<p>seen<span style="display:none">x</span>', "seen\n"),
        ("<ul><li>a<li>b</ul>", "• a\n\n• b\n"),
        ('<ol start="3"><li>a<li value="7">b<li>c', "3. a\n\n7. b\n\n8. c\n"),
        ('<ol type="i"><li>a<li>b', "(i) a\n\n(ii) b\n"),
        ('<ol style="list-style-type: lower-alpha"><li>a', "(a) a\n"),
        ("<ol><li>4. typed", "4. typed\n"),
        ('<ol style="list-style: none"><li>a', "a\n"),
        ("<table><tr><th>Lake<th>Depth<tr><td>Blue<td><b>9</b></table>", "Lake   Depth\n\nBlue   9\n"),
        ("<table><tr><td><p>a</p><p>b</p><td>c</table>", "a\n\nb\n\nc\n"),
        ("<pre>a\n  b</pre>", "a\n  b\n"),
        ("<p>a<hr><p>b", "a\n\n________\n\nb\n"),
    ],
)
def test_elements_become_marked_style(markup: str, text: str):
    assert read_html(markup.encode()) == text


@pytest.mark.parametrize(
    "data",
    [
        "<p>café".encode(),
        '<meta charset="windows-1252"><p>café'.encode("cp1252"),
        "\ufeff<p>café".encode("utf-16"),
        '<meta charset="no-such-code"><p>café'.encode(),
        '<meta charset="ascii"><p>café'.encode(),
    ],
)
def test_the_encoding_is_found(data: bytes):
    assert read_html(data) == "café\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"The General Assembly,", "html-without-markup"),
        (b"\0<p>lakes", "binary-file"),
        (bytes(range(256)) * 20, "binary-file"),
        (b"<p>", "html-without-text"),
        (b"<!DOCTYPE html", "html-without-text"),
        (b"<p><script>alert(1)", "html-without-text"),
        (b"<div>" * 50_000 + b"lakes", "html-too-large"),
        (b"<b>" * 50_000 + b"lakes", "html-too-large"),
        (b"<table><tr><td>" * 20_000 + b"lakes", "html-too-large"),
        (b"<p>" + b"x" * 15_000_000, "html-too-large"),
        (b"<p>" + b"x" * 20_000_001, "file-too-large"),
    ],
)
def test_hostile_pages_are_refused_by_name(data: bytes, code: str):
    with pytest.raises(UnreadableSource) as caught:
        read("lakes.html", data)

    assert caught.value.code == code
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "markup",
    [
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;lakes",
        "<p>lakes<iframe src='file:///etc/passwd'></iframe><object data='/etc/passwd'></object>",
        "<link rel=import href='file:///etc/passwd'><p>lakes<xi:include href='/etc/passwd'/>",
    ],
)
def test_nothing_is_fetched(markup: str):
    assert "root:" not in read_html(markup.encode())
