from __future__ import annotations

import builtins
from pathlib import Path

import pytest

from resolutions.parsing import parse_bytes
from resolutions.parsing.document import ParseResult
from resolutions.parsing.readers import UnreadableSource, read
from resolutions.parsing.readers.pdf import read_pdf
from tests.parsing.readers.building import column, pdf, printed, rule

SHARED = Path(__file__).resolve().parents[4] / "shared" / "corpus"
# The word before is 45.3 points wide in Times of 10 points: Adobe's metrics of the font.
LAKES = [
    printed(123, 700, "The Lakes Assembly", font="italic"),
    printed(197.5, 700, ","),
    printed(147, 680, "Noting", font="italic"),
    printed(177, 680, "that the lakes of the high mountains have lost much water, and that"),
    printed(123, 668, "the towns below them are in want of it in most of the summers of the last years,"),
    printed(147, 650, "Noting", font="italic"),
    printed(177, 650, "the report of the Commission,"),
]


def test_italics_lines_and_paragraphs_come_out_as_printed():
    assert read_pdf(pdf(LAKES)) == (
        "*The Lakes Assembly*,\n"
        "\n"
        "*Noting* that the lakes of the high mountains have lost much water, and that\n"
        "the towns below them are in want of it in most of the summers of the last years,\n"
        "\n"
        "*Noting* the report of the Commission,\n"
    )


def test_pages_are_parted_by_form_feeds():
    text = read_pdf(pdf(LAKES[:2], [printed(123, 700, "Having met in the mountains,")]))

    assert text == "*The Lakes Assembly*,\n\fHaving met in the mountains,\n"


def test_a_raised_figure_is_a_note_marker():
    page = [
        printed(123, 700, "Noting the agreement"),
        printed(204.5, 703.5, "4", size=6.5),
        printed(209.5, 700, "of the mountain towns,"),
    ]

    assert read_pdf(pdf(page)) == "Noting the agreement^4^ of the mountain towns,\n"


def test_a_note_has_its_marker_first_and_a_drawn_rule_above():
    page = [
        *column(123, 700, ["Noting the agreement of the mountain towns, which came into force"]),
        rule(123, 100, 80),
        printed(123, 88, "4", size=5.5),
        printed(129, 85, "See the report of the Commission on Lakes.", size=8.5),
    ]

    assert read_pdf(pdf(page)) == (
        "Noting the agreement of the mountain towns, which came into force\n"
        "\n"
        "________\n"
        "^4^ See the report of the Commission on Lakes.\n"
    )


def test_an_ordinal_above_the_line_is_no_marker():
    page = [
        printed(123, 700, "At the 28"),
        printed(160.5, 703.5, "th", size=6.5),
        printed(168, 700, "meeting of all"),
    ]

    assert read_pdf(pdf([*page, printed(123, 680, "the mountain towns")])).startswith("At the 28th meeting")


def test_hyphens_at_line_ends_stay():
    page = column(123, 700, ["Noting the implementation, in the mountains, of the follow-", "up measures,"])

    assert (
        read_pdf(pdf(page)) == "Noting the implementation, in the mountains, of the follow-\nup measures,\n"
    )


def test_two_columns_are_read_one_after_the_other():
    left = [f"left line {i} runs on through its column to the edge" for i in range(8)]
    right = [f"right line {i} runs on through its column to the edge" for i in range(8)]
    across = [
        printed(
            60, 740, "Report of the Commission on Lakes on the work of its ninth session, held in the hills"
        )
    ]

    text = read_pdf(pdf([*across, *column(60, 700, left), *column(330, 700, right)]))

    assert text.split("\n\n", 1)[1].split("\n") == [*left, *right, ""]


def test_a_row_of_a_table_is_one_line():
    page = [printed(60 + 150 * i, 700, word) for i, word in enumerate(["Lake", "Depth", "State"])]

    assert read_pdf(pdf([*page, printed(60, 660, "The lakes of the mountains")])).startswith(
        "Lake   Depth   State\n"
    )


def test_a_running_head_above_a_rule_is_left_out():
    head = [printed(60, 745, "A/RES/90/7", size=8), rule(60, 735, 490)]
    body = column(123, 700, ["Noting that the lakes of the high mountains have lost much", "water,"])

    text = read_pdf(pdf([*head, *body], [*head, *body]))

    first, second = text.split("\f")
    assert first.startswith("A/RES/90/7\n")
    assert "A/RES/90/7" not in second


def test_a_line_set_sideways_comes_last():
    page = ["BT /plain 9 Tf 0 1 -1 0 40 200 Tm (Distributed) Tj ET", *LAKES]

    assert read_pdf(pdf(page)).endswith("the report of the Commission,\n\nDistributed\n")


def test_a_page_set_sideways_is_stood_upright():
    page = [
        f"BT /plain 10 Tf 0 1 -1 0 {100 + 12 * i} 100 Tm (line {i} of a table set sideways) Tj ET"
        for i in range(2)
    ]

    assert read_pdf(pdf(page)) == "line 0 of a table set sideways\nline 1 of a table set sideways\n"


def test_the_number_of_a_part_stands_alone():
    page = column(123, 700, ["II", "Response of the mountain towns"])

    assert read_pdf(pdf(page)) == "II\n\nResponse of the mountain towns\n"


TEXT = printed(72, 700, "The General Assembly of the Lakes decides to meet.")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"The General Assembly,", "pdf-broken"),
        (b"PK\x03\x04" + b"\0" * 100, "pdf-broken"),
        (b"%PDF-", "pdf-broken"),
        (b"%PDF-1.7\n" + b"\0" * 5000, "pdf-broken"),
        (pdf([TEXT])[:200], "pdf-broken"),
        (pdf([""]), "pdf-without-text"),
        (pdf(["q 100 0 0 100 0 0 cm Q"]), "pdf-without-text"),
        (pdf([TEXT], stream=b" " * 6_000_000), "pdf-too-large"),
        (pdf([TEXT], stream=b"BT /plain 12 Tf " + b"(mountain) Tj " * 15_000 + b"ET"), "pdf-too-large"),
        (pdf([TEXT]).replace(b"/Count 1", b"/Count 99999"), "pdf-too-large"),
        (b"%PDF-" + b"x" * 20_000_001, "file-too-large"),
    ],
)
def test_hostile_files_are_refused_by_name(data: bytes, code: str):
    with pytest.raises(UnreadableSource) as caught:
        read("lakes.pdf", data)

    assert caught.value.code == code
    assert "\n" not in str(caught.value)


def test_an_encrypted_file_is_refused_as_such():
    pages = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj "
    locked = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"61" * 32, b"62" * 32)
    data = b"%PDF-1.4\n" + pages + b"trailer<</Root 1 0 R/ID[<61><61>]" + locked + b">>\n%%EOF"

    with pytest.raises(UnreadableSource) as caught:
        read_pdf(data)

    assert caught.value.code == "pdf-encrypted"


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch):
    real = builtins.__import__

    def absent(name: str, *rest: object) -> object:
        if name == "pypdfium2":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", absent)

    with pytest.raises(UnreadableSource, match=r"resolutions-archive\[pdf\]") as caught:
        read_pdf(pdf([TEXT]))
    assert caught.value.code == "pdf-extra-missing"


@pytest.mark.skipif(not (SHARED / "pdf").is_dir(), reason="the corpus of PDFs is not beside the repository")
@pytest.mark.parametrize("name", ["S_2021_443-EN", "S_2021_1075-EN", "S_2022_426-EN", "A_RES_73_6-EN"])
def test_a_real_file_gives_what_its_extracted_text_gives(name: str):
    ours = parse_bytes(f"{name}.pdf", (SHARED / "pdf" / f"{name}.pdf").read_bytes())
    theirs = parse_bytes(f"{name}.txt", (SHARED / "pdf-text" / f"{name}.txt").read_bytes())

    def told(result: ParseResult) -> list[tuple[str, str | None, str]]:
        return [(p.id, p.verb, p.text) for r in result.resolutions for p in r.paragraphs]

    assert told(ours) == told(theirs)
