"""Every question that a page asks, by name; all can be chained."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, F, Max, Min, OuterRef, Q, Subquery, When
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from resolutions.criteria import UNASSIGNED, Criteria, Sort, Term

if TYPE_CHECKING:
    from resolutions.models import (  # noqa: F401 -- named in quotes below
        Action,
        Ask,
        Expression,
        Instrument,
        InstrumentName,
        Paragraph,
        Pinpoint,
        Reference,
        Resolution,
        ResolutionTopic,
    )

Rows = TypeVar("Rows", bound=models.QuerySet[Any, Any])

#: Topics that somebody gave; a suggestion counts only where it is asked for.
GIVEN = ("source", "curator")
#: Matches of words that are looked at; beyond, a page says "more than".
MAX_MATCHES = 10_000
_PARAGRAPHS = "expressions__paragraphs__"
UNIT_KINDS = ("preambular", "operative")


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def public(self) -> Self:
        """Those that anybody may see."""
        return self.filter(state="published")

    def matching(self, criteria: Criteria, *, having_words: Sequence[int] | None = None) -> Self:
        """Those that meet every filter of `criteria`.

        `having_words` are the keys of those that have its words, where the caller looked them up before.
        """
        found = self._of_type(criteria.types).adopted(criteria)
        if criteria.bodies:
            found = found.filter(body__code__in=criteria.bodies)
        if criteria.sessions:
            found = found.in_sessions(criteria.sessions)
        if criteria.meetings:
            found = found.filter(_any(_meeting(value) for value in criteria.meetings))
        if criteria.topics:
            found = found.about(criteria.topics, with_suggestions=criteria.with_suggestions)
        if criteria.cites:
            found = found.citing(criteria.cites)
        found = found._speaking_so(criteria)
        if criteria.words:
            keys = self.keys_having(criteria.words) if having_words is None else having_words
            found = found.filter(pk__in=keys)
        return found

    def adopted(self, criteria: Criteria) -> Self:
        """Adopted within the range, both ends included; or undated, where those are asked for."""
        if not (criteria.since or criteria.until or criteria.is_undated):
            return self
        within = Q(adopted_on__isnull=False) if criteria.since or criteria.until else Q(pk__in=())
        if criteria.since:
            within &= Q(adopted_on__gte=criteria.since.first)
        if criteria.until:
            within &= Q(adopted_on__lte=criteria.until.last)
        return self.filter(within | Q(adopted_on__isnull=True) if criteria.is_undated else within)

    def in_sessions(self, sessions: Sequence[str]) -> Self:
        """Of any of the sessions, each as body and code: "GA-58", "GA-ES-11", "ECOSOC-2004"."""
        pairs = [value.split("-", 1) for value in sessions]
        return self.filter(_any(Q(session__body__code=body, session__code=code) for body, code in pairs))

    def about(self, topics: Sequence[str], *, with_suggestions: bool = False) -> Self:
        """With any of the topics or of what is narrower, by slug; `UNASSIGNED` stands for those that have none."""
        counted = (*GIVEN, "suggested") if with_suggestions else GIVEN
        named = _with_narrower([slug for slug in topics if slug != UNASSIGNED])
        wanted = Q(
            pk__in=self._of_all(Q(topic_links__origin__in=counted, topic_links__topic__slug__in=named))
        )
        if UNASSIGNED in topics:
            wanted |= ~Q(pk__in=self._of_all(Q(topic_links__origin__in=counted)))
        return self.filter(wanted)

    def citing(self, instruments: Sequence[str]) -> Self:
        """With a paragraph or a note that cites any of the instruments, by address; nothing cites itself."""
        in_text = self._in_text(_cites(f"{_PARAGRAPHS}references__", instruments))
        in_notes = self._in_text(_cites("expressions__footnotes__references__", instruments))
        return self.filter(Q(pk__in=in_text) | Q(pk__in=in_notes)).exclude(path__in=instruments)

    def keys_having(self, words: Sequence[Term]) -> list[int]:
        """The keys of those with every word, in any order, in the title or any paragraph, at most `MAX_MATCHES` of
        them and one more."""
        found = [
            _contains(f"{_PARAGRAPHS}text", term) | _contains("expressions__title", term) for term in words
        ]
        rows = self.order_by().values("pk")
        principal = Q(expressions__is_principal=True)
        return list(_with_all(rows, found, principal).values_list("pk", flat=True)[: MAX_MATCHES + 1])

    def titled(self) -> Self:
        """Each with `title`, that of its principal expression, or empty."""
        titles = self.model._default_manager.filter(pk=OuterRef("pk"), expressions__is_principal=True)
        return self.annotate(title=Subquery(titles.values("expressions__title")[:1]))

    def titles(self, paths: Sequence[str]) -> dict[str, str]:
        """The titles of those at some addresses, by address; what has none is left out."""
        found = self.filter(path__in=paths).titled().order_by()
        return {r.path: title for r in found if (title := getattr(r, "title", None))}

    def for_list(self) -> Self:
        """With what a row of a list shows."""
        return self.select_related("body", "session", "meeting").titled()

    def sorted_by(self, sort: Sort, *, backwards: bool = False) -> Self:
        """In an order that is total and the same whenever asked; undated texts stand last by either date."""
        if sort is Sort.SYMBOL:
            return self.order_by(_directed("sort_key", backwards), _directed("path", backwards))
        down = (sort is Sort.NEWEST) != backwards
        date = (
            _directed("adopted_on", down, nulls_first=True)
            if backwards
            else _directed("adopted_on", down, nulls_last=True)
        )
        return self.order_by(date, _directed("sort_key", down), _directed("path", down))

    def beyond(self, row: Resolution, sort: Sort, *, backwards: bool = False) -> Self:
        """Those that stand after `row` in an order, or before it."""
        down = (sort is Sort.NEWEST) != backwards
        more = "lt" if down else "gt"
        same_place = Q(sort_key=row.sort_key) & Q(**{f"path__{more}": row.path})
        by_symbol = Q(**{f"sort_key__{more}": row.sort_key}) | same_place
        if sort is Sort.SYMBOL:
            return self.filter(by_symbol)
        undated = Q(adopted_on__isnull=True)
        if row.adopted_on is None:
            return self.filter((undated & by_symbol) | (~undated if backwards else Q(pk__in=())))
        later = Q(**{f"adopted_on__{more}": row.adopted_on}) | (Q(adopted_on=row.adopted_on) & by_symbol)
        return self.filter(later if backwards else later | undated)

    def around(self, resolution: Resolution, title: str) -> Self:
        """The nearest before and after it among the texts of its body and type, those of its meeting, and those that
        have the same title."""
        alike = self.filter(body=resolution.body_id, type=resolution.type)
        before = alike.filter(sort_key__lt=resolution.sort_key).order_by("-sort_key", "-path")
        after = alike.filter(sort_key__gt=resolution.sort_key).order_by("sort_key", "path")
        wanted = Q(pk=Subquery(before.values("pk")[:1])) | Q(pk=Subquery(after.values("pk")[:1]))
        if resolution.meeting_id:
            wanted |= Q(meeting=resolution.meeting_id)
        if title:
            wanted |= Q(pk__in=self._of_all(Q(expressions__title=title, expressions__is_principal=True)))
        others = self.filter(wanted).exclude(pk=resolution.pk).select_related("body").titled()
        return others.order_by("sort_key", "path")

    def for_page(self) -> Self:
        """With what the facts of a page show."""
        return self.select_related("body", "session", "meeting", "vote", "merged_into")

    def holdings(self) -> dict[str, Any]:
        """How many there are, and the first and the last date of adoption."""
        return self.aggregate(number=Count("pk"), first=Min("adopted_on"), last=Max("adopted_on"))

    def _of_type(self, types: Sequence[str]) -> Self:
        return self.filter(type__in=types or ["resolution"])

    def _speaking_so(self, criteria: Criteria) -> Self:
        """Each of verb, phrase and opening in some paragraph that is in the words of the body asked for."""
        found = self
        speaker = speaking(criteria.speaking, paragraphs=_PARAGRAPHS, body="body__code")
        for wanted in paragraph_conditions(criteria, paragraphs=_PARAGRAPHS):
            found = found.filter(pk__in=self._in_text(wanted & speaker))
        return found

    def _in_text(self, condition: Q) -> Any:
        """The keys of those where one paragraph or note of the principal text meets the whole condition."""
        return self._of_all(condition & Q(expressions__is_principal=True))

    def _of_all(self, condition: Q) -> Any:
        return self.model._default_manager.filter(condition).order_by().values("pk")


class ParagraphQuerySet(models.QuerySet["Paragraph"]):
    def public(self) -> Self:
        """Paragraphs of the principal expression of resolutions that anybody may see."""
        return self.filter(expression__is_principal=True, expression__resolution__state="published")

    def units(self) -> Self:
        """Those that are counted and listed: numbered and preambular paragraphs, with their points inside."""
        return self.filter(unit__isnull=True, kind__in=UNIT_KINDS)

    def keys_having(self, words: Sequence[Term]) -> list[int]:
        """The keys of units with every word, in themselves or their points, at most `MAX_MATCHES` and one more."""
        in_units = Q(unit__isnull=True, kind__in=UNIT_KINDS) | Q(unit__kind__in=UNIT_KINDS)
        rows = self.order_by().annotate(of_unit=Coalesce("unit", "pk")).values("of_unit")
        found = _with_all(rows, [_contains("text", term) for term in words], in_units)
        return list(found.values_list("of_unit", flat=True)[: MAX_MATCHES + 1])

    def answering(self, criteria: Criteria, opening: Sequence[int] = ()) -> Self:
        """Those, points included, that meet a condition that a paragraph can meet; of the resolutions `opening`,
        by key, also the first operative paragraph."""
        wanted = [q & speaking(criteria.speaking) for q in paragraph_conditions(criteria)]
        wanted += [_contains("text", term) for term in criteria.words]
        wanted += [_cites("references__", criteria.cites)] if criteria.cites else []
        wanted += [Q(expression__resolution__in=opening, anchor="op1")] if opening else []
        return self.filter(pk__in=self.filter(_any(wanted)).order_by().values("pk"))


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def in_text(self, expression: Expression) -> Self:
        """Those in the paragraphs and the footnotes of one expression, in the order of each text."""
        in_paragraphs = Q(paragraph__in=expression.paragraphs.order_by().values("pk"))
        in_notes = Q(footnote__in=expression.footnotes.order_by().values("pk"))
        in_order: list[Any] = [F("paragraph__position").asc(nulls_last=True), "footnote__position", "ordinal"]
        return self.filter(in_paragraphs | in_notes).order_by(*in_order, "pinpoints__ordinal")

    def public(self) -> Self:
        """Those in the principal expression of resolutions that anybody may see."""
        return self.filter(_public_text("paragraph__expression") | _public_text("footnote__expression"))

    def to(self, *, path: str) -> Self:
        """Those that cite the instrument with this address, under any of the names merged into it."""
        instruments = self.model._meta.get_field("instrument").related_model._default_manager
        named = instruments.filter(Q(path=path) | Q(merged_into__path=path)).order_by()
        return self.filter(instrument__in=named.values("pk"))

    def citing(self, *, besides: str) -> list[tuple[Any, ...]]:
        """Path, symbol, title, date and sort key of what cites, and the anchor where it does, if in a paragraph."""
        resolution, fields = "expression__resolution__", ("path", "symbol", "adopted_on", "sort_key")
        either = {
            f"citing_{field}": Coalesce(f"paragraph__{resolution}{field}", f"footnote__{resolution}{field}")
            for field in fields
        }
        title = Coalesce("paragraph__expression__title", "footnote__expression__title")
        cited: Any = self.annotate(**either, citing_title=title).exclude(Q(**{"citing_path": besides}))
        columns = ("citing_path", "citing_symbol", "citing_title", "citing_adopted_on", "citing_sort_key")
        return list(cited.order_by().values_list(*columns, "paragraph__anchor"))


class ActionQuerySet(models.QuerySet["Action"]):
    def asked(self, criteria: Criteria) -> Self:
        """Those with a verb or a phrase that is asked for."""
        return self.filter(Q(verb__in=criteria.verbs) | Q(phrase__in=both_cases(criteria.phrases)))

    def counted(self, resolutions: Sequence[int]) -> list[tuple[int, str, int]]:
        """Key of a resolution, verb and number of paragraphs with it, in the principal text."""
        in_text = {"paragraph__expression__is_principal": True}
        own = self.filter(**in_text, paragraph__expression__resolution__in=resolutions).order_by()
        by_verb = own.values_list("paragraph__expression__resolution", "verb")
        return list(by_verb.annotate(n=Count("paragraph", distinct=True)))


class InstrumentNameQuerySet(models.QuerySet["InstrumentName"]):
    def of(self, instrument: Instrument) -> Self:
        """The names of an instrument, and of those merged into it."""
        return self.filter(Q(instrument=instrument) | Q(instrument__merged_into=instrument))


class PinpointQuerySet(models.QuerySet["Pinpoint"]):
    def public(self) -> Self:
        """Those in the principal expression of resolutions that anybody may see."""
        places = ("reference__paragraph__expression", "reference__footnote__expression")
        return self.filter(_any(map(_public_text, places)))

    def to(self, instrument: Instrument) -> Self:
        """The parts named of an instrument, or of one merged into it."""
        return self.filter(
            Q(reference__instrument=instrument) | Q(reference__instrument__merged_into=instrument)
        )

    def by_label(self) -> list[tuple[str, int]]:
        """Each part that is named and how often, the most frequent first."""
        rows: list[tuple[str, int]] = list(self.order_by().values_list("label").annotate(n=Count("pk")))
        return sorted(rows, key=lambda row: (-row[1], row[0]))


class ResolutionTopicQuerySet(models.QuerySet["ResolutionTopic"]):
    def public(self) -> Self:
        """Those on resolutions that anybody may see."""
        return self.filter(resolution__state="published")

    def given(self) -> Self:
        """Those that a source or a curator gave; a suggestion is none."""
        return self.filter(origin__in=GIVEN)


class AskQuerySet(models.QuerySet["Ask"]):
    def public(self) -> Self:
        """Those in the principal expression of resolutions that anybody may see."""
        return self.filter(_public_text("paragraph__expression"))

    def due(self, *, since: int, sessions: Sequence[int]) -> Self:
        """Those due in the year `since` or later, or at a session with one of these numbers, whosever it is."""
        at_sessions = [str(number) for number in sessions]
        return self.filter(Q(due_year__gte=since) | Q(due_session__in=at_sessions))


def _public_text(expression: str) -> Q:
    return Q(**{f"{expression}__is_principal": True, f"{expression}__resolution__state": "published"})


def paragraph_conditions(criteria: Criteria, *, paragraphs: str = "") -> list[Q]:
    """The conditions that a paragraph can meet, speaker aside; `paragraphs` is the path that leads to it."""
    preambular = {"kind": "preambular", "verb__in": criteria.openings}
    printed = {"actions__phrase__in": both_cases(criteria.phrases)}
    wanted = [
        Q(**{f"{paragraphs}actions__verb__in": criteria.verbs}) if criteria.verbs else None,
        Q(**_prefixed(paragraphs, printed)) if criteria.phrases else None,
        Q(**_prefixed(paragraphs, preambular)) if criteria.openings else None,
    ]
    conditions = [condition for condition in wanted if condition is not None]
    if criteria.speaking and not conditions:
        conditions.append(Q(**{f"{paragraphs}kind__in": ["preambular", "operative"]}))
    return conditions


def both_cases(phrases: Sequence[str]) -> list[str]:
    """Phrases as they open a paragraph, and as they stand further on in one."""
    return sorted({form for phrase in phrases for form in (phrase, phrase[:1].lower() + phrase[1:])})


def speaking(
    bodies: Sequence[str], *, paragraphs: str = "", body: str = "expression__resolution__body__code"
) -> Q:
    """Words of any of the bodies: its own outside drafts, and those that a draft puts into its mouth."""
    if not bodies:
        return Q()
    draft, anchor = f"{paragraphs}draft", f"{paragraphs}anchor"
    # A draft may not print who speaks; its anchors begin with "d", and its words are nobody's.
    outside = Q(**{f"{anchor}__lt": "d"}) | Q(**{f"{anchor}__gte": "e"})
    return Q(**{f"{draft}__in": bodies}) | (Q(**{draft: "", f"{body}__in": bodies}) & outside)


def _with_all(groups: Rows, conditions: Sequence[Q], within: Q) -> Rows:
    """Of rows grouped by a value, the groups in which each of the conditions is met by some row `within`.

    Each row is looked at once, whatever the number of conditions: where they are subqueries, a planner that cannot
    tell how many rows a pattern finds runs one for every row that another finds, which takes minutes.
    """
    found = groups.filter(within & _any(conditions))  # in one call: another would join the rows anew
    for place, condition in enumerate(conditions):
        met = Max(Case(When(condition, then=1), default=0))
        found = found.annotate(**{f"met_{place}": met}).filter(**{f"met_{place}": 1})
    return found


def _contains(field: str, term: Term) -> Q:
    pattern = Q(**{f"{field}__iregex": term.pattern})
    # What LIKE can tell, it tells sooner; of letters beyond ASCII SQLite's LIKE does not know the capitals.
    is_plain = term.stem.isascii() and " " not in term.stem
    return Q(**{f"{field}__icontains": term.stem}) & pattern if is_plain else pattern


def _cites(references: str, paths: Sequence[str]) -> Q:
    """References to any of the instruments, under the names merged into them too."""
    instrument = f"{references}instrument__"
    own = Q(**{f"{instrument}path__in": paths, f"{instrument}merged_into__isnull": True})
    return own | Q(**{f"{instrument}merged_into__path__in": paths})


def _with_narrower(topics: Sequence[str]) -> set[str]:
    """These topics and all that are narrower, near or far, by slug."""
    relation = apps.get_model("resolutions", "Topic").broader.through.objects.order_by()
    found, latest = set(topics), list(topics)
    while latest:
        narrower = relation.filter(to_topic__slug__in=latest).values_list("from_topic__slug", flat=True)
        latest = sorted(set(narrower) - found)
        found |= set(latest)
    return found


def _meeting(value: str) -> Q:
    """ "SC/4956", "ECOSOC/2004/47": body, session where numbers begin anew, number."""
    body, *session, number = value.split("/")
    where = Q(meeting__session__code=session[0]) if session else Q(meeting__session__isnull=True)
    return Q(meeting__body__code=body, meeting__number=int(number)) & where


def _any(conditions: Iterable[Q]) -> Q:
    alternatives = Q(pk__in=())
    for condition in conditions:
        alternatives |= condition
    return alternatives


def _directed(field: str, down: bool, **nulls: bool) -> OrderBy:
    return OrderBy(F(field), descending=down, **nulls)


def _prefixed(prefix: str, conditions: dict[str, Any]) -> dict[str, Any]:
    return {f"{prefix}{name}": value for name, value in conditions.items()}
