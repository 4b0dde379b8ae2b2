import pytest

from resolutions.parsing.citing.leads import Act
from resolutions.parsing.citing.numbering import Setting, fits, goes_on, may_number
from resolutions.parsing.citing.printed_numbers import Form, Printed


def fitting(form: Form, number: str, *, year: int | None = None, act: Act = Act.RESOLUTION) -> set[str]:
    printed = Printed(form, 0, len(number), number)
    codes = ("GA", "ECOSOC", "SC", "HRC", "CHR", "WHA", "UNEA")
    return {code for code in codes if fits(printed, code, act, year, Setting())}


@pytest.mark.parametrize(
    ("form", "number", "year", "codes"),
    [
        (Form.YEARED, "1540 (2004)", None, {"SC"}),
        (Form.PLAIN, "1540", None, {"SC"}),
        (Form.DOTTED, "60.18", None, {"WHA"}),
        (Form.ROMAN, "217 (III)", None, {"GA", "CHR"}),
        (Form.ROMAN, "2088 (LXIII)", None, {"ECOSOC", "CHR"}),
        (Form.ROMAN, "908 (XLVI)", 2013, {"CHR"}),
        (Form.SLASHED, "ES-11/4", None, {"GA"}),
        (Form.SLASHED, "S-30/1", 2018, {"HRC"}),
        (Form.SLASHED, "S-30/1", 2016, {"GA", "HRC"}),
        (Form.SLASHED, "2004/22", None, {"ECOSOC", "CHR"}),
        (Form.SLASHED, "48/13", 1993, {"GA", "UNEA"}),
        (Form.SLASHED, "48/13", 2021, {"HRC", "UNEA"}),
        (Form.SLASHED, "5/1", None, {"HRC", "UNEA"}),
    ],
)
def test_organs_that_number_like_that(form: Form, number: str, year: int | None, codes: set[str]):
    assert fitting(form, number, year=year) == codes


def test_decisions_of_the_assembly_have_high_numbers():
    assert "GA" in fitting(Form.SLASHED, "58/501", act=Act.DECISION)
    assert "GA" not in fitting(Form.SLASHED, "58/4", act=Act.DECISION)
    assert "SC" not in fitting(Form.YEARED, "1540 (2004)", act=Act.DECISION)


def test_organ_that_speaks_cites_no_later_session():
    printed = Printed(Form.SLASHED, 0, 4, "58/4")

    assert not fits(printed, "HRC", Act.RESOLUTION, None, Setting("HRC", latest=57))
    assert fits(printed, "HRC", Act.RESOLUTION, None, Setting("HRC", latest=58))
    assert fits(printed, "GA", Act.RESOLUTION, None, Setting("HRC", latest=57))


def test_only_principal_organs_are_judged_by_the_form_of_a_number():
    printed = Printed(Form.SLASHED, 0, 4, "58/4")

    assert [may_number(printed, code) for code in ("GA", "SC", "CND")] == [True, False, True]


def test_session_of_the_human_rights_council_may_look_like_a_year():
    printed = Printed(Form.SLASHED, 0, 6, "2690/8")

    assert fitting(Form.SLASHED, "2690/8", year=2902) == {"HRC"}
    assert fitting(Form.SLASHED, "2690/8") == {"ECOSOC", "CHR"}
    assert fits(printed, "HRC", Act.RESOLUTION, None, Setting("HRC", latest=2699))
    assert not fits(printed, "HRC", Act.RESOLUTION, None, Setting("HRC", latest=57))


def test_list_goes_on_with_numbers_alike():
    year, session, bracket = (
        Printed(form, 0, len(number), number)
        for form, number in ((Form.SLASHED, "2031/7"), (Form.SLASHED, "58/4"), (Form.YEARED, "2901 (2031)"))
    )

    assert [goes_on(year, before) for before in (year, session, bracket, None)] == [True, False, False, False]
    assert goes_on(bracket, bracket)
