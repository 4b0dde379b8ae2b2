import pytest

from resolutions.parsing.citing.leads import Act, Lead, find_lead, organ_after, organs_joined, subject_before


@pytest.mark.parametrize(
    ("before", "lead"),
    [
        ("Recalling its resolutions ", Lead(Act.RESOLUTION, 10, own=True)),
        ("Recalling its previous relevant decisions ", Lead(Act.DECISION, 10, own=True)),
        ("under General Assembly resolution ", Lead(Act.RESOLUTION, 6, code="GA")),
        ("in the Security Council’s resolution ", Lead(Act.RESOLUTION, 7, code="SC")),
        ("and Council resolutions ", Lead(Act.RESOLUTION, 4, short="Council")),
        ("the Commission on Lakes decision ", Lead(Act.DECISION, 4, name="Commission on Lakes")),
        ("Recalling Conference on Lakes resolution ", Lead(Act.RESOLUTION, 10, name="Conference on Lakes")),
        ("pursuant to resolution ", Lead(Act.RESOLUTION, 12)),
        ("the General Assembly in resolution ", Lead(Act.RESOLUTION, 24, subject="GA")),
        ("the Council, in its resolution ", Lead(Act.RESOLUTION, 16, own=True, subject="Council")),
        ("its resolutions on deep lakes, in particular ", Lead(Act.RESOLUTION, 0, own=True)),
    ],
)
def test_lead_says_whose_number_follows(before: str, lead: Lead):
    assert find_lead(before + "85/3", len(before), 0) == lead


@pytest.mark.parametrize(
    "before", ["", "and ", "the resolution of the conflict in ", "resolution adopted on lakes "]
)
def test_lead_is_none_where_no_act_stands_before_the_number(before: str):
    assert find_lead(before + "85/3", len(before), 0) is None


def test_lead_is_not_sought_before_the_floor():
    assert find_lead("its resolution 85/3", 15, 5) is None


@pytest.mark.parametrize(
    ("after", "organ"),
    [
        (" of the General Assembly", ("GA", None)),
        (", adopted by the Conference on Lakes.", (None, "Conference on Lakes")),
        (" of the lakes", (None, None)),
        (" on lakes", (None, None)),
    ],
)
def test_organ_may_follow_the_number(after: str, organ: tuple[str | None, str | None]):
    assert organ_after("85/3" + after, 4) == organ


@pytest.mark.parametrize(
    ("before", "organ"),
    [
        ("the Human Rights Council, in paragraph 2 of ", "HRC"),
        ("the report to the Human Rights Council submitted pursuant to ", "HRC"),
        ("the Assembly by ", "GA"),
        ("the Human Rights Council welcomed lakes and recalled ", None),
        ("", None),
    ],
)
def test_subject_of_its(before: str, organ: str | None):
    assert subject_before(before + "its", len(before)) == organ


def test_organs_named_before_another_in_a_list():
    text = "General Assembly, Security Council and Economic and Social Council resolutions"

    assert organs_joined(text, text.index("Economic")) == ("SC", "GA")
    assert organs_joined(text, 0) == ()
