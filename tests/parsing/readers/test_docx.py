from __future__ import annotations

import builtins

import pytest

from resolutions.parsing import parse_bytes
from resolutions.parsing.readers import UnreadableSource, read
from resolutions.parsing.readers.docx import read_docx
from tests.parsing.readers.building import (
    RESOLUTION,
    docx,
    italic,
    listed,
    note,
    paragraph,
    part,
    related,
    run,
    zipped,
)

LAKES = docx(
    paragraph(run("90/7. Mountain lakes")),
    paragraph(italic("The General Assembly"), run(",")),
    paragraph(italic("Recalling"), run(" its resolution 84/11 of 2 December 2029,"), note(2)),
    paragraph(italic("Noting"), italic(" with concern"), run(" the level of the lakes,")),
    listed(0, italic("Requests"), run(" the Secretary-General:")),
    listed(1, run("To report to the General Assembly at its ninety-first session;")),
    listed(1, run("To invite the organizations concerned to the session;")),
    listed(0, italic("Decides"), run(" to consider the question at its ninety-second session."), note(3)),
    notes=["Resolution 84/11, annex.", "See A/90/12."],
)


def test_a_word_file_is_read_in_marked_style():
    assert read_docx(LAKES) == RESOLUTION


def test_a_word_file_parses_as_its_text_does():
    ours, theirs = parse_bytes("lakes.docx", LAKES), parse_bytes("lakes.txt", RESOLUTION.encode())

    assert ours.resolutions == theirs.resolutions
    assert [p.id for p in ours.resolutions[0].paragraphs] == [
        "e1",
        "pp1",
        "pp2",
        "op1",
        "op1-a",
        "op1-b",
        "op2",
    ]


def test_numbers_of_three_levels_have_the_forms_of_the_united_nations():
    data = docx(*(listed(level, run("lakes;")) for level in (0, 1, 2, 2, 1, 0, 1)))

    numbers = [line.split(" ")[0] for line in read_docx(data).split("\n\n")]
    assert numbers == ["1.", "(a)", "(i)", "(ii)", "(b)", "2.", "(a)"]


def test_switched_off_italics_are_plain():
    assert read_docx(docx(paragraph(run("Decides", '<w:i w:val="0"/>')))) == "Decides\n"


def test_styles_give_italics_and_numbers():
    styles = (
        '<w:style w:styleId="Base"><w:rPr><w:i/></w:rPr></w:style>'
        '<w:style w:styleId="Verb"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    text = paragraph(
        run("Decides", '<w:rStyle w:val="Verb"/>'), run(" to meet."), properties='<w:pStyle w:val="Item"/>'
    )

    assert read_docx(docx(text, styles=styles)) == "1. *Decides* to meet.\n"


def test_characters_that_are_elements_are_kept():
    odd = "<w:r><w:t>COVID</w:t><w:noBreakHyphen/><w:t>19</w:t><w:tab/><w:t>and</w:t><w:softHyphen/><w:t>re</w:t></w:r>"
    text = paragraph(odd, '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>')

    assert read_docx(docx(text)) == "COVID‑19 andre•\n"


def test_deleted_words_are_gone_and_inserted_ones_stay():
    gone = "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
    text = paragraph(
        run("Decides "),
        gone,
        f"<w:ins>{run('soon ')}</w:ins>",
        f"<w:hyperlink>{run('to meet')}</w:hyperlink>",
    )

    assert read_docx(docx(text)) == "Decides soon to meet\n"


def test_raised_figures_are_markers_and_ordinals_are_not():
    raised = '<w:vertAlign w:val="superscript"/>'
    text = paragraph(run("The 28"), run("th", raised), run(" meeting,"), run("6", raised), run(" as called"))

    assert read_docx(docx(text)) == "The 28th meeting,^6^ as called\n"


def test_a_row_of_a_table_is_one_line():
    cells = (
        "".join(f"<w:tc>{paragraph(run(word))}</w:tc>" for word in row)
        for row in (("Lake", "Depth"), ("Blue", "9"))
    )
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    assert read_docx(docx(paragraph(run("Depths")), table)) == "Depths\n\nLake   Depth\n\nBlue   9\n"


def test_a_masthead_has_each_cell_on_a_line():
    cells = "".join(f"<w:tc>{paragraph(run(word))}</w:tc>" for word in ("United Nations", "A/RES/90/7"))

    assert read_docx(docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")) == "United Nations\n\nA/RES/90/7\n"


def test_reserved_characters_come_out_as_typed():
    assert read_docx(docx(paragraph(run("Lakes & <towns> of *note*")))) == "Lakes & <towns> of *note*\n"


BODY = "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body>"
BOMB = "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>"
XXE = "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
MAIN = related([("officeDocument", "word/document.xml")])


def with_document(text: str | bytes) -> bytes:
    return zipped(("_rels/.rels", MAIN), ("word/document.xml", text))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"The General Assembly,", "docx-zip-broken"),
        (LAKES[:300], "docx-zip-broken"),
        (LAKES[:-40], "docx-zip-broken"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "docx-encrypted"),
        (zipped(("lakes.txt", "lakes")), "docx-broken"),
        (zipped(("_rels/.rels", MAIN)), "docx-broken"),
        (with_document("<w:p>"), "docx-broken"),
        (with_document("no mark-up"), "docx-broken"),
        (with_document(part("workbook", "")), "docx-broken"),
        (with_document(XXE + part("document", BODY.format("&a;")).split("?>")[1]), "docx-doctype"),
        (with_document(BOMB + part("document", BODY.format("&b;")).split("?>")[1]), "docx-doctype"),
        (with_document(b"\xff\xfe" + (XXE + "<a/>").encode("utf-16-le")), "docx-doctype"),
        (with_document(part("document", "<w:p>" * 160 + "</w:p>" * 160)), "docx-too-deep"),
        (with_document(part("document", BODY.format("a" * 9_000_000))), "docx-zip-ratio"),
        (zipped(("_rels/.rels", MAIN.replace("word/", "../../etc/"))), "docx-broken"),
        (zipped(("_rels/.rels", MAIN), ("../word/document.xml", "x")), "docx-zip-name"),
        (docx(paragraph("<w:r><w:footnoteReference/></w:r>")), "docx-unsupported"),
        (docx(paragraph(run(" "))), "docx-without-text"),
        (b"PK" + b"x" * 20_000_001, "file-too-large"),
    ],
)
def test_hostile_files_are_refused_by_name(data: bytes, code: str):
    with pytest.raises(UnreadableSource) as caught:
        read("lakes.docx", data)

    assert caught.value.code == code
    assert "\n" not in str(caught.value)


def test_levels_and_spans_out_of_reach_are_not_believed():
    number = '<w:numPr><w:ilvl w:val="99999999"/><w:numId w:val="1"/></w:numPr>'
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>{paragraph(run("Blue"), properties=number)}</w:tc>'

    assert read_docx(docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")) == "1. Blue\n"


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch):
    real = builtins.__import__

    def absent(name: str, *rest: object) -> object:
        if name == "docx2python":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", absent)

    with pytest.raises(UnreadableSource, match=r"resolutions-archive\[docx\]") as caught:
        read_docx(LAKES)
    assert caught.value.code == "docx-extra-missing"
