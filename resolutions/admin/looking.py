""" "Needs a look": what is open, matter by matter, each with accept, correct and ignore."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from resolutions.admin.base import may, page, person, require
from resolutions.admin.facts import address_of
from resolutions.curation import looking
from resolutions.curation.choosing import choose
from resolutions.curation.correcting import NotTaken, keep, undo
from resolutions.curation.looking import Differing, Matter
from resolutions.curation.suggesting import judge_suggestions, open_suggestions
from resolutions.ingestion.contradicting import told_by
from resolutions.models import Correction, Inference, Problem, Reference, Resolution, ResolutionTopic

Row = TypeVar("Row", bound=Model)

PAGE = 25
VERDICTS = ("accepted", "ignored")
MATTERS: Mapping[Matter, tuple[str, str, str]] = {
    Matter.INFERRED: ("Inferred", "What the archive concluded and no text says.", "change_inference"),
    Matter.UNLINKED: (
        "Linked to nothing",
        "Words that cite something the archive cannot name.",
        "change_reference",
    ),
    Matter.PROBLEM: ("Problems", "Faults met while reading sources.", "change_problem"),
    Matter.STALE: ("Stale corrections", "The text says something else by now.", "change_correction"),
    Matter.AGAINST: (
        "Against the text",
        "What came with a text from its cataloguer, and the text says otherwise.",
        "change_correction",
    ),
    Matter.DIFFERING: ("Readings that differ", "Of equal rank, with other words.", "change_reading"),
    Matter.SUGGESTED: (
        "Suggested topics",
        "For texts that carry none. What is refused does not come back.",
        "change_resolutiontopic",
    ),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at, whatever the matter: where, what, why, and what each answer would mean."""

    key: str
    resolution: Resolution | None
    what: str
    detail: str
    correct: str
    accept: str = "Accept"
    ignore: str = "Ignore"


@dataclass(frozen=True, slots=True)
class Tab:
    matter: str
    name: str
    count: int


def needs_a_look(request: HttpRequest) -> HttpResponse:
    """The page; a POST answers one item."""
    require(request, "view_resolution")
    if request.method == "POST":
        return _answer(request)
    counts = looking.counts()
    first = next((matter for matter, count in counts.items() if count), Matter.INFERRED)
    matter = _matter(request.GET.get("about") or first)
    name, explanation, permission = MATTERS[matter]
    rows: Page[Any] = Paginator(_ROWS[matter](), PAGE).get_page(request.GET.get("page"))
    return page(
        request, "look.html", "Needs a look",
        tabs=[Tab(one.value, MATTERS[one][0], count) for one, count in counts.items()],
        matter=matter.value, name=name, explanation=explanation, rows=rows,
        items=[_ITEMS[matter](row) for row in rows], may_answer=may(request, permission),
    )  # fmt: skip


def _answer(request: HttpRequest) -> HttpResponse:
    matter = _matter(request.POST.get("about", ""))
    require(request, MATTERS[matter][2])
    verdict = request.POST.get("verdict", "")
    if verdict not in VERDICTS:
        raise Http404
    key = request.POST.get("key", "")
    try:
        _ANSWERS[matter](key, verdict, person(request))
    except NotTaken:
        messages.error(request, "Its paragraph is not there any more: ignore it, and the text has its word.")
    else:
        messages.success(request, f"{verdict.capitalize()}.")
    place = f"?about={matter.value}&page={_page_number(request)}"
    return HttpResponseRedirect(reverse("admin:resolutions_resolution_look") + place)


def _page_number(request: HttpRequest) -> int:
    number = request.POST.get("page", "1")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 1


def _matter(text: str) -> Matter:
    try:
        return Matter(text)
    except ValueError:
        raise Http404 from None


# ---- Items


def _inference(row: Inference) -> Item:
    address = f"{address_of(row.resolution_id)}#facts"
    return Item(str(row.pk), row.resolution, f"{row.field}: {row.value}", row.because, address)


def _reference(row: Reference) -> Item:
    resolution = _resolution_of(row)
    if row.paragraph is not None:
        address = reverse("admin:resolutions_resolution_link", args=[row.pk])
        return Item(
            str(row.pk), resolution, f"“{row.text}”", f"{row.kind}, in {row.paragraph.anchor}", address
        )
    note = row.footnote.marker if row.footnote else ""
    return Item(
        str(row.pk), resolution, f"“{row.text}”", f"{row.kind}, in note {note}", address_of(resolution.pk)
    )


def _problem(row: Problem) -> Item:
    names = [name.name for name in row.source.names.all()]
    address = (
        address_of(row.resolution_id)
        if row.resolution_id
        else reverse("admin:resolutions_source_change", args=[row.source_id])
    )
    return Item(
        str(row.pk),
        row.resolution,
        row.message,
        f"{row.severity} · {names[-1] if names else row.source}",
        address,
    )


def _correction(row: Correction) -> Item:
    address = address_of(row.resolution_id)
    if row.anchor:
        place = [row.resolution_id, row.language, row.anchor]
        address = reverse("admin:resolutions_resolution_paragraph", args=place)
    what = f"{row.anchor} {row.field}: {_short(row.value)}".strip()
    said = f"was “{_short(row.was)}” when {row.who or 'it'} corrected it"
    return Item(str(row.pk), row.resolution, what, said, address, "Keep the correction", "Undo it")


def _against(row: Correction) -> Item:
    told = told_by(row.resolution.symbol or "", row.field, row.was)
    what = f"{row.field}: {_short(row.value)}"
    said = f"the text says “{_short(told)}”"
    address = address_of(row.resolution_id)
    return Item(
        str(row.pk), row.resolution, what, said, address, "Keep the cataloguer's", "Let the text hold"
    )


def _differing(row: Differing) -> Item:
    detail = " ≠ ".join(f"“…{words}…”" for words in row.words)
    address = f"{address_of(row.resolution.pk)}#readings"
    where = f"{len(row.readings)} readings differ at {row.anchor or 'the end'}"
    return Item(str(row.resolution.pk), row.resolution, where, detail, address, "Keep the one shown")


def _suggestion(row: ResolutionTopic) -> Item:
    address = f"{reverse('admin:resolutions_resolution_topics')}?keys={row.resolution_id}"
    detail = f"{row.confidence or 0:.2f} · {row.because}"
    return Item(str(row.pk), row.resolution, row.topic.label, detail, address, "Accept", "Refuse")


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:119]}…"


def _resolution_of(row: Reference) -> Resolution:
    holder = row.paragraph or row.footnote
    if holder is None:
        raise Http404
    return holder.expression.resolution


# ---- Answers


def _answer_inference(key: str, verdict: str, who: int) -> None:
    looking.judge_inference(_row(Inference.objects.select_related("resolution"), key), verdict, who=who)


def _answer_reference(key: str, verdict: str, who: int) -> None:
    texts = ("paragraph__expression__resolution", "footnote__expression__resolution")
    row = _row(Reference.objects.select_related(*texts), key)
    looking.judge_reference(row, _resolution_of(row), verdict, who=who)


def _answer_problem(key: str, verdict: str, who: int) -> None:
    looking.judge_problem(_row(Problem.objects.select_related("resolution"), key), verdict, who=who)


def _answer_correction(key: str, verdict: str, who: int) -> None:
    row = _row(Correction.objects.all(), key)
    if verdict == "accepted":
        keep(row, who=who)
    else:
        undo(row, who=who)


def _answer_against(key: str, verdict: str, who: int) -> None:
    row = _row(Correction.objects.select_related("resolution"), key)
    if verdict == "accepted":
        looking.let_stand(row, who=who)
    else:
        undo(row, who=who)


def _answer_differing(key: str, verdict: str, who: int) -> None:
    for found in looking.differing_readings():
        if str(found.resolution.pk) == key:
            if verdict == "accepted":
                choose(found.readings[0], who=who)
            looking.judge_readings(found.resolution, found.key, verdict, who=who)


def _answer_suggestion(key: str, verdict: str, who: int) -> None:
    row = _row(ResolutionTopic.objects.filter(origin=ResolutionTopic.Origin.SUGGESTED), key)
    chosen = ResolutionTopic.objects.filter(pk=row.pk)
    judge_suggestions(chosen, is_right=verdict == "accepted", who=who)


def _row(rows: QuerySet[Row], key: str) -> Row:
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    return get_object_or_404(rows, pk=int(key))


_ROWS: Mapping[Matter, Callable[[], QuerySet[Any] | list[Any]]] = {
    Matter.INFERRED: looking.open_inferences,
    Matter.UNLINKED: looking.unlinked_references,
    Matter.PROBLEM: looking.open_problems,
    Matter.STALE: looking.stale_corrections,
    Matter.AGAINST: looking.against_the_text,
    Matter.DIFFERING: looking.differing_readings,
    Matter.SUGGESTED: open_suggestions,
}
_ITEMS: Mapping[Matter, Callable[..., Item]] = {
    Matter.INFERRED: _inference,
    Matter.UNLINKED: _reference,
    Matter.PROBLEM: _problem,
    Matter.STALE: _correction,
    Matter.AGAINST: _against,
    Matter.DIFFERING: _differing,
    Matter.SUGGESTED: _suggestion,
}
_ANSWERS: Mapping[Matter, Callable[[str, str, int], None]] = {
    Matter.INFERRED: _answer_inference,
    Matter.UNLINKED: _answer_reference,
    Matter.PROBLEM: _answer_problem,
    Matter.STALE: _answer_correction,
    Matter.AGAINST: _answer_against,
    Matter.DIFFERING: _answer_differing,
    Matter.SUGGESTED: _answer_suggestion,
}
