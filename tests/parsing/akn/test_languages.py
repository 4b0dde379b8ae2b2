import datetime

import pytest

from resolutions.parsing.akn.languages import (
    arabic_date,
    is_annex_heading,
    language_of,
    latin_label,
    organ_of,
    roman,
)


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("eng", "en"),
        ("zho", "zh"),
        ("chi", "zh"),
        (" ARA ", "ar"),
        ("fr", "fr"),
        ("English", None),
        ("", None),
        (None, None),
    ],
)
def test_language_of_a_code(code: str | None, language: str | None):
    assert language_of(code) == language


@pytest.mark.parametrize(
    ("words", "organ"),
    [
        ("The General Assembly,", "GA"),
        ("Le Conseil économiqueetsocial,", "ECOSOC"),
        ("Le Conseil des droits de l’homme,", "HRC"),
        ("El Consejo de Seguridad,", "SC"),
        ("Экономический и Социальный Совет", "ECOSOC"),
        ("إن مجلس الأمن ،", "SC"),
        ("安全理事会 ，", "SC"),
        ("The Commission on Lakes,", None),
        ("", None),
    ],
)
def test_organ_of_a_formula_in_any_language(words: str, organ: str | None):
    assert organ_of(words) == organ


@pytest.mark.parametrize(
    ("number", "label"),
    [
        ("(a)", "a"),
        ("iv)", "iv"),
        ("(أ)", "a"),
        ("(ه)", "e"),
        ("(هـ)", "e"),
        ("’3‘", "iii"),
        ("㈣", "iv"),
        ("(十二)", "xii"),
        ("二十", "xx"),
        ("а)", "a"),  # Cyrillic
        ("б)", "b"),
        ("с)", "c"),  # Cyrillic
        ("–", ""),
        ("1", "1"),
    ],
)
def test_label_of_a_point_in_latin_letters(number: str, label: str):
    assert latin_label(number) == label


@pytest.mark.parametrize(("number", "figures"), [(1, "i"), (4, "iv"), (19, "xix"), (40, "xl"), (99, "xcix")])
def test_roman_figures(number: int, figures: str):
    assert roman(number) == figures


@pytest.mark.parametrize("words", ["Annexe", "Anexo II", "Приложение", "المرفق الثاني", "附件一"])
def test_annex_heading(words: str):
    assert is_annex_heading(words)


@pytest.mark.parametrize(
    "words", ["Annex", "Annexes au rapport sur les lacs", "附件载列的湖泊名单由秘书长提交"]
)
def test_annex_heading_is_no_other_line(words: str):
    assert not is_annex_heading(words)


def test_arabic_date_with_both_names_of_the_month_or_one():
    assert arabic_date("المعقودة في 27 كانون الثاني/يناير 2031") == datetime.date(2031, 1, 27)
    assert arabic_date("في 9 يوليه 2031") == datetime.date(2031, 7, 9)


@pytest.mark.parametrize("words", ["31 شباط/فبراير 2031", "27 بحيرة 2031", "2031"])
def test_arabic_date_is_none_where_the_calendar_has_no_such_day(words: str):
    assert arabic_date(words) is None
