"""What the characters of a source belong to, counted; and what belongs to nothing, reported."""

from __future__ import annotations

from resolutions.parsing.coverage import Coverage, cover, held, unread
from resolutions.parsing.document import (
    Owner,
    ParsedMeeting,
    ParsedResolution,
    ParseResult,
    Problem,
    Severity,
    SourceText,
    Stretch,
)

TEXT = "Lakes\n\n\u00ad12\n\nlost words\n"
TITLE, PAGE = Stretch(Owner.TITLE, 0, 5), Stretch(Owner.PAGE_NUMBER, 8, 10)


def result(*problems: Problem, stretches: tuple[Stretch, ...] = (TITLE, PAGE)) -> ParseResult:
    return ParseResult(SourceText("a.txt", "", "text/plain", TEXT), (), problems, stretches)


def test_characters_that_are_seen_are_counted_by_what_they_belong_to():
    lost = Problem(Severity.WARNING, "unread-text", "lost", 12, 22)

    covered = cover(result(lost))

    assert covered == Coverage(16, {Owner.TITLE: 5, Owner.PAGE_NUMBER: 2}, 9)
    assert covered.uncovered == 0


def test_what_no_problem_reports_is_uncovered():
    doubt = Problem(Severity.WARNING, "two-columns", "seems so", 0, len(TEXT))

    assert cover(result(doubt)).uncovered == 9


def test_what_two_claim_or_report_is_counted_once():
    twice = (TITLE, Stretch(Owner.SYMBOL, 3, 5), PAGE)
    lost = Problem(Severity.WARNING, "unread-text", "lost", 12, 22)
    failed = Problem(Severity.ERROR, "no-resolution", "none", 0, len(TEXT))

    assert cover(result(lost, failed, stretches=twice)) == Coverage(
        16, {Owner.TITLE: 5, Owner.PAGE_NUMBER: 2}, 9
    )


def test_counts_of_files_add_up():
    one = Coverage(7, {Owner.TITLE: 5}, 1)

    assert one + Coverage(4, {Owner.TITLE: 1, Owner.NOTE: 3}) == Coverage(
        11, {Owner.TITLE: 6, Owner.NOTE: 3}, 1
    )


def test_a_passage_that_belongs_to_nothing_is_a_problem_with_its_place():
    (problem,) = unread(TEXT, [TITLE, PAGE])

    assert (problem.severity, problem.code, TEXT[problem.start : problem.end]) == (
        Severity.WARNING,
        "unread-text",
        "lost words",
    )
    assert problem.message == "what “lost words” belongs to was not found"


def test_a_line_belongs_to_what_the_record_holds_or_else_to_furniture():
    said = ParsedResolution(meeting=ParsedMeeting(7))

    assert held(said, Owner.VOTE, Owner.MEETING) is Owner.MEETING
    assert held(said, Owner.SESSION, Owner.MASTHEAD) is Owner.MASTHEAD
    assert held(said, Owner.DATE) is None
