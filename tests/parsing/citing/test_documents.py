import pytest

from resolutions.parsing.citing.citations import find_citations
from resolutions.parsing.citing.documents import find_supplements
from resolutions.parsing.citing.numbering import Setting


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("A/84/10 and Corr.1 and 2,", ["A/84/10", "A/84/10/Corr.1", "A/84/10/Corr.2"]),
        ("A/84/10 and Add.1-3.", ["A/84/10", "A/84/10/Add.1", "A/84/10/Add.2", "A/84/10/Add.3"]),
        ("A/84/10/Add.1 and Add.2", ["A/84/10/Add.1", "A/84/10/Add.2"]),
        ("A/84/10/Add.1 and Corr.1", ["A/84/10/Add.1", "A/84/10/Add.1/Corr.1"]),
        ("A/84/10/Rev.1 and Add.1", ["A/84/10/Rev.1", "A/84/10/Rev.1/Add.1"]),
        ("A/84/10, Add.1 and Add.1/Corr.1", ["A/84/10", "A/84/10/Add.1", "A/84/10/Add.1/Corr.1"]),
        ("A/84/10 and Corr.1 and 30 States", ["A/84/10", "A/84/10/Corr.1"]),
        ("A/84/16-S/2031/7", ["A/84/16", "S/2031/7"]),
    ],
)
def test_addenda_and_corrigenda_are_documents_of_their_own(text: str, symbols: list[str]):
    assert [r.instrument for r in find_citations(text, Setting("GA"))] == symbols


def test_supplement_without_its_symbol_gives_it():
    text = "See Official Records of the General Assembly, Eighty-fourth Session, Supplement No. 10."

    assert [(r.instrument, r.text) for r in find_supplements(text)] == [("A/84/10", text[4:-1])]


def test_supplement_of_a_session_in_several_words():
    text = (
        "Official Records of the General Assembly, Nine hundred and fifty-eighth Session, Supplement No. 10"
    )

    assert [r.instrument for r in find_supplements(text)] == ["A/958/10"]


def test_supplement_with_its_symbol_is_that_symbol_alone():
    text = "Official Records of the General Assembly, Eighty-fourth Session, Supplement No. 10 (A/84/10), chap. IV."

    assert [(r.text, r.pinpoints) for r in find_citations(text, Setting("GA"))] == [
        ("A/84/10", ("chapter IV",))
    ]
