"""What needs a look: whatever was inferred, is linked to nothing, went wrong, went stale, or is said twice over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, QuerySet

from resolutions.curation import entering
from resolutions.curation.history import record
from resolutions.curation.suggesting import open_suggestions
from resolutions.ingestion import words
from resolutions.ingestion.contradicting import told_by
from resolutions.models import Correction, Inference, Judgement, Problem, Reading, Reference, Resolution
from resolutions.projection import changing
from resolutions.projection.readings import rank, said, winners

#: "paragraph 5 above", "paragraphs 9 to 12 of the present resolution"
OWN_TEXT = "(above|below|(this|present)( draft)? (resolution|decision|annex|declaration))$"


#: The reasons of words that came with a text, from the command or the form.
GIVEN_WITH = (words.WHY, entering.WHY)


class Matter(StrEnum):
    INFERRED = "inferred"
    UNLINKED = "unlinked"
    PROBLEM = "problems"
    STALE = "stale"
    AGAINST = "against"
    DIFFERING = "differing"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class Differing:
    """Readings that no rank tells apart, the one that is shown first, and the first words that differ."""

    resolution: Resolution
    readings: tuple[Reading, ...]
    anchor: str
    words: tuple[str, ...]

    @property
    def key(self) -> str:
        return key_of(self.readings)


def counts() -> dict[Matter, int]:
    """How many of each matter are open."""
    return {
        Matter.INFERRED: open_inferences().count(),
        Matter.UNLINKED: unlinked_references().count(),
        Matter.PROBLEM: open_problems().count(),
        Matter.STALE: stale_corrections().count(),
        Matter.AGAINST: len(against_the_text()),
        Matter.DIFFERING: len(differing_readings()),
        Matter.SUGGESTED: open_suggestions().count(),
    }


def open_inferences() -> QuerySet[Inference]:
    found = Inference.objects.filter(state=Inference.State.OPEN).select_related("resolution")
    return found.order_by("resolution__sort_key", "field")


def unlinked_references() -> QuerySet[Reference]:
    """References to no instrument that nobody has judged; what a text says of itself needs none."""
    found = Reference.objects.filter(instrument=None, judgement=None).exclude(text__iregex=OWN_TEXT)
    texts = ("paragraph__expression__resolution", "footnote__expression__resolution")
    return found.select_related(*texts).order_by("pk")


def open_problems() -> QuerySet[Problem]:
    found = Problem.objects.filter(state=Problem.State.OPEN).select_related("resolution", "source")
    return found.prefetch_related("source__names").order_by("source_id", "start", "pk")


def stale_corrections() -> QuerySet[Correction]:
    """Corrections in force whose text no longer says what it said."""
    found = Correction.objects.filter(is_stale=True, undone_at=None).select_related("resolution", "who")
    return found.order_by("resolution__sort_key", "pk")


def against_the_text() -> list[Correction]:
    """What cataloguers said when they gave a text, where that text says otherwise; in the order of symbols."""
    inferred = Inference.objects.filter(resolution=OuterRef("resolution"), field=OuterRef("field"))
    found = Correction.objects.filter(why__in=GIVEN_WITH, anchor="", undone_at=None, is_stale=False)
    judged = set(Judgement.objects.filter(reference=None).values_list("resolution", "readings"))
    rows = found.filter(~Exists(inferred)).select_related("resolution", "who")
    return [
        row
        for row in rows.order_by("resolution__sort_key", "pk")
        if told_by(row.resolution.symbol or "", row.field, row.was) not in {"", row.value}
        and (row.resolution_id, _key_of_word(row)) not in judged
    ]


def differing_readings() -> list[Differing]:
    """Resolutions whose best readings have equal rank and different words, in the order of symbols."""
    ranked = ("resolution", "language", "is_fragment", "is_symbol_inferred", "medium")
    several = (
        Reading.objects.order_by().values(*ranked).annotate(n=Count("sha256", distinct=True)).filter(n__gt=1)
    )
    keys = {row["resolution"] for row in several}
    resolutions = Resolution.objects.filter(pk__in=keys).order_by("sort_key", "pk")
    judged = set(Judgement.objects.filter(reference=None).values_list("resolution", "readings"))
    by_record: defaultdict[int, list[Reading]] = defaultdict(list)
    for reading in Reading.objects.filter(resolution__in=keys).select_related("source"):
        by_record[reading.resolution_id].append(reading)
    found = [d for r in resolutions for d in _differing(r, by_record[r.pk])]
    return [one for one in found if (one.resolution.pk, one.key) not in judged]


def judge_inference(inference: Inference, verdict: str, *, who: int) -> None:
    with changing():
        Inference.objects.filter(pk=inference.pk).update(state=verdict)
        record(who, [inference.resolution], f"Inferred {inference.field} “{inference.value}”: {verdict}.")


def judge_problem(problem: Problem, verdict: str, *, who: int) -> None:
    with changing():
        Problem.objects.filter(pk=problem.pk).update(state=verdict)
        record(who, [problem.resolution or problem], f"Problem “{problem.message}”: {verdict}.")


def judge_reference(reference: Reference, resolution: Resolution, verdict: str, *, who: int) -> None:
    """Note that words which are linked to nothing were looked at."""
    with changing():
        Judgement.objects.update_or_create(
            reference=reference, defaults={"resolution": resolution, "verdict": verdict, "who_id": who}
        )
        record(who, [resolution], f"Words linked to nothing, “{reference.text}”: {verdict}.")


def let_stand(correction: Correction, *, who: int) -> None:
    """Note that a cataloguer's word was held against the text, and that it is right."""
    with changing():
        Judgement.objects.update_or_create(
            resolution=correction.resolution,
            reference=None,
            readings=_key_of_word(correction),
            defaults={"verdict": Judgement.Verdict.ACCEPTED, "who_id": who},
        )
        said = f"The {correction.field} that the cataloguer gave, “{correction.value}”: accepted."
        record(who, [correction.resolution], said)


def judge_readings(resolution: Resolution, key: str, verdict: str, *, who: int) -> None:
    """Note that readings of equal rank were compared."""
    with changing():
        Judgement.objects.update_or_create(
            resolution=resolution,
            reference=None,
            readings=key,
            defaults={"verdict": verdict, "who_id": who},
        )
        record(who, [resolution], f"Readings of equal rank with other words: {verdict}.")


def key_of(readings: Sequence[Reading]) -> str:
    """The readings that were compared, with what they said: another one, or other words, open the question again."""
    return " ".join(sorted(f"{reading.pk}:{reading.sha256[:12]}" for reading in readings))[:500]


def _key_of_word(correction: Correction) -> str:
    return f"correction {correction.pk}"


def _differing(resolution: Resolution, readings: Sequence[Reading]) -> Iterator[Differing]:
    for language, winner in winners(readings).items():
        rivals = [r for r in readings if r.language == language and rank(r)[:-1] == rank(winner)[:-1]]
        if len(rivals) < 2:
            continue
        texts = {r.pk: [(p.id, p.text) for p in said(r).paragraphs] for r in rivals}
        others = [r for r in rivals if [t for _, t in texts[r.pk]] != [t for _, t in texts[winner.pk]]]
        if others:
            anchor, words = _first_difference(texts[winner.pk], texts[others[0].pk])
            yield Differing(resolution, (winner, *others), anchor, words)


def _first_difference(
    shown: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]
) -> tuple[str, tuple[str, ...]]:
    for (anchor, text), (_, rival) in zip(shown, other, strict=False):
        if text != rival:
            start = max(
                next((i for i, (a, b) in enumerate(zip(text, rival, strict=False)) if a != b), 0) - 40, 0
            )
            return anchor, (text[start : start + 160], rival[start : start + 160])
    longer = max(shown, other, key=len)
    anchor, text = longer[min(len(shown), len(other))]
    return anchor, (text[:160], "") if longer is shown else ("", text[:160])
