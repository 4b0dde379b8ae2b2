import pytest

from resolutions.parsing.asking.recipients import find_recipient


@pytest.mark.parametrize(
    ("action", "segment", "expected"),
    [
        ("submit", "submit to the General Assembly at its tenth session a report", "General Assembly"),
        (
            "report",
            "report to the Council and the General Assembly on lakes",
            "Council and the General Assembly",
        ),
        ("report", "report, through the Council, to the General Assembly", "General Assembly"),
        (
            "present",
            "present it to the Commission on Lakes and Rivers at its",
            "Commission on Lakes and Rivers",
        ),
        ("consider and recommend", "consider and recommend to the Council ways", "Council"),
        ("include", "include in its report to the Assembly the progress", "Assembly"),
        ("prepare", "prepare a report, to be submitted to the Council", "Council"),
        ("keep", "keep the Security Council regularly informed of it", "Security Council"),
        ("brief", "brief the Council on lakes", "Council"),
        ("keep", "keep the report to the Council short", "Council"),
        ("provide", "provide access to the Mission", None),
        ("report", "report on follow-up to the Summit", None),
        ("report", "report on accession to the Convention on Lakes", None),
        ("consult", "consult with Member States", None),
        ("submit", "submit a report", None),
    ],
)
def test_recipient_is_before_whom_something_is_laid(action: str, segment: str, expected: str | None) -> None:
    assert find_recipient(action, segment) == expected


def test_it_is_the_organ_that_speaks() -> None:
    assert find_recipient("report", "report to it in 2031", "General Assembly") == "General Assembly"
    assert find_recipient("report", "report to it in 2031") is None
