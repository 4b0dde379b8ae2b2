from datetime import date

import pytest

from resolutions.parsing.citing.citations import find_citations
from resolutions.parsing.citing.numbering import Setting
from resolutions.parsing.document import ParsedReference, ReferenceKind


def cited(text: str, speaker: str | None = "GA", **setting: object) -> list[str | None]:
    return [r.instrument for r in find_citations(text, Setting(speaker, **setting))]  # type: ignore[arg-type]


def test_first_of_a_list_has_the_lead_words_and_a_date_belongs_to_the_number_before():
    text = "Recalling its resolutions 84/11 of 2 December 2029 and 85/3,"

    assert find_citations(text, Setting("GA")) == [
        ParsedReference(
            "its resolutions 84/11 of 2 December 2029",
            10,
            50,
            "A/RES/84/11",
            ReferenceKind.RESOLUTION,
            date=date(2029, 12, 2),
        ),
        ParsedReference("85/3", 55, 59, "A/RES/85/3", ReferenceKind.RESOLUTION),
    ]


def test_title_and_parts_of_a_resolution_are_kept():
    text = "paragraph 5 (b) of its resolution 85/3, entitled “Mountain lakes”, and resolution 85/4, annex II"

    assert [(r.instrument, r.title, r.pinpoints) for r in find_citations(text, Setting("GA"))] == [
        ("A/RES/85/3", "Mountain lakes", ("paragraph 5 (b)",)),
        ("A/RES/85/4", None, ("annex II",)),
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "symbols"),
    [
        # whose it is
        ("its resolution 53/111", "GA", ["A/RES/53/111"]),
        ("its resolution 53/111", "HRC", ["A/HRC/RES/53/111"]),
        ("its resolution 2031/7", "ECOSOC", ["E/RES/2031/7"]),
        ("Resolution 58/4.", "GA", ["A/RES/58/4"]),
        ("its resolution 58/4", None, ["A/RES/58/4"]),
        ("Report of the World Conference on Lamps, chap. I, resolution 1, annex II.", "GA", []),
        ("in particular resolution 1, entitled “Lamps”,", "GA", []),
        ("in accordance with resolution 1540, all States", "GA", ["S/RES/1540"]),
        ("its resolution 12", "SC", ["S/RES/12"]),
        ("its resolution 2004/22", None, ["E/RES/2004/22"]),
        ("its resolution 1540 (2004)", None, ["S/RES/1540 (2004)"]),
        ("its resolution 60.18", None, ["WHA60.18"]),
        ("the Human Rights Council, in its resolution 21/11,", "GA", ["A/HRC/RES/21/11"]),
        ("adopted by the General Assembly in its resolution 61/29", "HRC", ["A/RES/61/29"]),
        ("supported by the Security Council in resolutions 2901 (2031) and", "GA", ["S/RES/2901 (2031)"]),
        ("Council resolution 50/1 and Council resolution 2031/7", "GA", ["A/HRC/RES/50/1", "E/RES/2031/7"]),
        ("resolution 60/251 of the General Assembly", "HRC", ["A/RES/60/251"]),
        (
            "its resolution 3/7 and resolution 85/3 of the General Assembly",
            "UNEA",
            ["UNEP/EA.3/Res.7", "A/RES/85/3"],
        ),
        ("Human Rights Council resolution S-30/1", "GA", ["A/HRC/RES/S-30/1"]),
        ("its resolution ES-11/4", "GA", ["A/RES/ES-11/4"]),
        # an organ named in full wins over the form of the number, and goes on in its list
        ("Human Rights Council resolutions 2690/8 and 2696/5", "GA", ["A/HRC/RES/2690/8", "A/HRC/RES/2696/5"]),
        ("General Assembly resolution 2690/8", "HRC", ["A/RES/2690/8"]),
        ("General Assembly and Economic and Social Council resolutions 84/2 and 2031/7", "HRC",
         ["A/RES/84/2", "E/RES/2031/7"]),
        ("Economic and Social Council resolutions 2031/7 and 84/2", "GA", ["E/RES/2031/7", "A/RES/84/2"]),
        ("resolution 2690/8 of 24 March 2902", "GA", ["A/HRC/RES/2690/8"]),
        # the date decides between the Assembly and the Human Rights Council
        ("resolution 48/134 of 20 December 1993", "HRC", ["A/RES/48/134"]),
        ("resolution 48/13 of 8 October 2021", "HRC", ["A/HRC/RES/48/13"]),
        # lists
        ("resolutions 1325 (2000), 1820 (2008) and 1888 (2009)", "GA",
         ["S/RES/1325 (2000)", "S/RES/1820 (2008)", "S/RES/1888 (2009)"]),
        ("Assembly resolutions 46/182 and 60/1 and Council resolutions 2003/5 and 2004/50", "GA",
         ["A/RES/46/182", "A/RES/60/1", "E/RES/2003/5", "E/RES/2004/50"]),
        ("General Assembly and Security Council resolutions 84/2 and 2901 (2029) of 1 May 2030", "GA",
         ["A/RES/84/2", "S/RES/2901 (2029)"]),
        ("its resolutions on lakes, in particular 2901 (2031), 2902 (2031)", "SC",
         ["S/RES/2901 (2031)", "S/RES/2902 (2031)"]),
        ("General Assembly resolutions 60/251, in which it set up a body for rivers, and 65/281", "HRC",
         ["A/RES/60/251", "A/RES/65/281"]),
        ("its decisions 2004/201 to 204", "ECOSOC",
         ["E/DEC/2004/201", "E/DEC/2004/202", "E/DEC/2004/203", "E/DEC/2004/204"]),
        ("its resolutions 85/264 A and B and 85/250 A-C", "GA",
         ["A/RES/85/264 A", "A/RES/85/264 B", "A/RES/85/250 A-C"]),
        # forms
        ("resolution 217 A (III)", "ECOSOC", ["A/RES/217 A (III)"]),
        ("its resolution 2088 (LXIII)", "ECOSOC", ["E/RES/2088 (LXIII)"]),
        ("3201 (S-VI).", "GA", ["A/RES/3201 (S-VI)"]),
        ("its decision 58/501", "GA", ["A/DEC/58/501"]),
        ("United Nations Environment Assembly resolution 4/18", "GA", ["UNEP/EA.4/Res.18"]),
        ("World Health Assembly resolutions 60.18 and 64.17", "GA", ["WHA60.18", "WHA64.17"]),
        ("Commission on Narcotic Drugs resolution 51/1", "GA", ["Commission on Narcotic Drugs resolution 51/1"]),
        ("Conference on Lakes decision 9/2", "GA", ["Conference on Lakes decision 9/2"]),
        ("resolution 2901 and resolutions 2902 and 2903", "SC", ["S/RES/2901", "S/RES/2902", "S/RES/2903"]),
        ("FCCC/CP/2015/10/Add.1, decision 1/CP.21", "GA", ["FCCC/CP/2015/10/Add.1", "decision 1/CP.21"]),
        ("resolution A/RES/55/56 of 1 December 2000", "SC", ["A/RES/55/56"]),
    ],
)  # fmt: skip
def test_instruments_that_a_text_cites(text: str, speaker: str | None, symbols: list[str]):
    assert cited(text, speaker) == symbols


@pytest.mark.parametrize(
    "text",
    [
        "open 24/7 and/or in the season 2003/04",
        "two thirds (2/3) of the lakes",
        "a system such as I-24/7, and regulation XI-1/6",
        "implementation of this resolution 90 days after",
        "held on 2 December 2029 and 3 (three) times",
    ],
)
def test_what_is_no_citation_is_left_out(text: str):
    assert cited(text) == []


def test_no_organ_cites_sessions_it_has_not_held():
    assert cited("Recalling resolution 58/4,", "HRC", latest=55) == ["A/RES/58/4"]
    assert cited("Recalling resolution 54/4,", "HRC", latest=55) == ["A/HRC/RES/54/4"]


def test_commission_is_the_one_named_last():
    assert cited("Commission resolution 51/1", commission="CND") == [
        "Commission on Narcotic Drugs resolution 51/1"
    ]


def test_kind_of_what_is_cited():
    text = "its decision 85/501, its resolution 85/3 and document A/85/422"

    assert [r.kind for r in find_citations(text, Setting("GA"))] == [
        ReferenceKind.DECISION,
        ReferenceKind.RESOLUTION,
        ReferenceKind.DOCUMENT,
    ]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("its resolution 2690/8", "A/HRC/RES/2690/8"),
        ("Resolution 2690/8.", "A/HRC/RES/2690/8"),
        ("Council resolution 2690/8", "A/HRC/RES/2690/8"),
        ("resolution 2904/22", "E/RES/2904/22"),
    ],
)
def test_sessions_that_look_like_years_are_the_speakers_as_far_as_it_has_come(text: str, symbol: str):
    assert cited(text, "HRC", latest=2699) == [symbol]
