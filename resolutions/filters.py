"""The forms of the list pages: what a reader asks, checked field by field, becomes a `Criteria`.

A field that cannot be understood says so and is left out; the rest of the question is answered.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from resolutions import criteria as asked
from resolutions.criteria import CALLED, Criteria, Filter, PartialDate, Sort, Term
from resolutions.models import Resolution
from resolutions.parsing.bodies import BODIES
from resolutions.parsing.openings.lemmas import lemma
from resolutions.parsing.openings.lexicon import participle, third_person
from resolutions.querysets import ResolutionQuerySet

PLAIN_RE = re.compile(r"[^\x00-\x1f\x7f<>]{1,200}")
SESSION_RE = re.compile(r"[A-Z]{1,12}-(?:E?S-)?[0-9]{1,4}")
MEETING_RE = re.compile(r"[A-Z]{1,12}(?:/(?:E?S-)?[0-9]{1,4})?/[0-9]{1,6}")
SLUG_RE = re.compile(r"[a-z0-9][a-z0-9_-]{0,119}")
BODY_RE = re.compile("|".join(BODIES))
YES = {"1", "yes", "true", "on"}
NO = {"", "0", "no", "false", "off"}
TYPES = [value for value, _ in Resolution.Type.choices]
TYPE_RE = re.compile("|".join(TYPES))


class ListWidget(forms.SelectMultiple):
    """Reads every value of a repeated parameter."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return (
            data.getlist(name) if isinstance(data, MultiValueDict) else [data[name]] if name in data else []
        )


class ListField(forms.Field):
    """The values of a repeated parameter: each once, sorted, each in the form of its kind."""

    widget = ListWidget

    def __init__(self, *, form: re.Pattern[str], example: str, **options: Any) -> None:
        super().__init__(**options)
        self.form, self.example = form, example

    def clean(self, value: list[str]) -> tuple[str, ...]:
        values = sorted({text.strip() for text in value} - {""})
        if len(values) > asked.MAX_VALUES:
            raise ValidationError(
                f"These are {len(values)} values. At most {asked.MAX_VALUES} can be asked for at once."
            )
        for text in values:
            if not self.form.fullmatch(text):
                raise ValidationError(f"“{_quoted(text)}” is not a value of this filter. Try {self.example}.")
        return tuple(values)


class DateField(forms.CharField):
    """A year, a month or a day, as people write them."""

    def clean(self, value: Any) -> PartialDate | None:
        text = super().clean(value)
        if not text:
            return None
        date = asked.parse_partial_date(text)
        if date is None:
            raise ValidationError(f"“{_quoted(text)}” is not a date. Try 2004, 2004-07 or 21 July 2004.")
        return date


class WordsField(forms.CharField):
    """Words and quoted phrases."""

    def clean(self, value: Any) -> tuple[Term, ...]:
        terms = asked.parse_terms(super().clean(value))
        if len(terms) > asked.MAX_TERMS:
            raise ValidationError(
                f"These are {len(terms)} words. At most {asked.MAX_TERMS} can be looked for at once."
            )
        return terms


class SortField(forms.CharField):
    def clean(self, value: Any) -> Sort:
        text = super().clean(value) or Sort.NEWEST
        if text not in list(Sort):
            raise ValidationError(f"“{_quoted(text)}” is not an order. Try newest, oldest or symbol.")
        return Sort(text)


class ListFilter(django_filters.Filter):
    field_class = ListField


class DateFilter(django_filters.Filter):
    field_class = DateField


class WordsFilter(django_filters.Filter):
    field_class = WordsField


class SortFilter(django_filters.Filter):
    field_class = SortField


class PlainField(forms.CharField):
    """A path of this site, or nothing."""

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if text and not PLAIN_RE.fullmatch(text):
            raise ValidationError("No record has this address.")
        return text


class PlaceFilter(django_filters.Filter):
    field_class = PlainField


class FlagField(forms.CharField):
    """Yes or no: "1" or "0"; what is not said is no."""

    def clean(self, value: Any) -> bool:
        text = super().clean(value).lower()
        if text not in YES | NO:
            raise ValidationError(f"“{_quoted(text)}” is neither yes nor no. Try 1.")
        return text in YES


class FlagFilter(django_filters.Filter):
    field_class = FlagField


class CriteriaForm(forms.Form):
    """Checks what two fields say together."""

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if since and until and since.first > until.last:
            fault = f"{since.words} is later than {until.words}. Exchange the two, or leave one out."
            self.add_error("from", fault)
            del self.cleaned_data["to"]
        return self.cleaned_data


class ResolutionFilter(django_filters.FilterSet):
    """The list of resolutions. Labels are the names of the facets; `criteria` is what was asked."""

    q = WordsFilter(label=CALLED[Filter.WORDS].title, max_length=1000)
    verb = ListFilter(label=CALLED[Filter.VERB].title, form=PLAIN_RE, example="urge")
    phrase = ListFilter(label=CALLED[Filter.PHRASE].title, form=PLAIN_RE, example="Also requests")
    opening = ListFilter(label=CALLED[Filter.OPENING].title, form=PLAIN_RE, example="recall")
    speaking = ListFilter(
        label=CALLED[Filter.SPEAKING].title,
        form=BODY_RE,
        example="GA, SC, ECOSOC or HRC",
    )
    cites = ListFilter(label=CALLED[Filter.CITES].title, form=PLAIN_RE, example="A/RES/58/4")
    body = ListFilter(label=CALLED[Filter.BODY].title, form=BODY_RE, example="GA, SC, ECOSOC or HRC")
    session = ListFilter(label=CALLED[Filter.SESSION].title, form=SESSION_RE, example="GA-58")
    meeting = ListFilter(label=CALLED[Filter.MEETING].title, form=MEETING_RE, example="ECOSOC/2004/47")
    topic = ListFilter(label=CALLED[Filter.TOPIC].title, form=SLUG_RE, example="one from the list")
    type = ListFilter(label=CALLED[Filter.TYPE].title, form=TYPE_RE, example="resolution or decision")
    undated = FlagFilter(label="Without a date", max_length=10)
    suggested = FlagFilter(label="With suggestions", max_length=10)
    sort = SortFilter(label="Order", max_length=20)
    after = PlaceFilter(label="After", max_length=120)
    before = PlaceFilter(label="Before", max_length=120)

    class Meta:
        model = Resolution
        fields: list[str] = []
        form = CriteriaForm

    @classmethod
    def get_filters(cls) -> OrderedDict[str, django_filters.Filter]:
        # "from" is a word of the language, and cannot be the name of an attribute.
        dates = {"from": DateFilter(label="From", max_length=40), "to": DateFilter(label="To", max_length=40)}
        return OrderedDict(super().get_filters() | dates)

    @cached_property
    def criteria(self) -> Criteria:
        """What was asked, as far as it could be understood, and no more of it than is allowed."""
        self.form.is_valid()
        return criteria_of(self.form.cleaned_data).limited()

    @property
    def places(self) -> dict[str, str]:
        """The record that the page is to begin after, or to end before."""
        places = {name: self.form.cleaned_data.get(name, "") for name in ("after", "before")}
        return dict([(name, place) for name, place in places.items() if place][:1])

    @property
    def is_canonical(self) -> bool:
        """Whether the address asks in the one order there is; where it cannot all be understood, it may stay."""
        asked_for = self.data if isinstance(self.data, QueryDict) else QueryDict()
        given = [(name, value) for name, values in asked_for.lists() for value in values]
        return bool(self.faults) or given == [*self.criteria.parameters(), *self.places.items()]

    @property
    def faults(self) -> list[tuple[str, str]]:
        """What could not be understood: the field's label and the reason."""
        faults = [
            (self.form.fields[name].label or "", text)
            for name, texts in self.form.errors.items()
            for text in texts
        ]
        dropped = len(criteria_of(self.form.cleaned_data).active) - asked.MAX_FILTERS
        if dropped > 0:
            faults.append(
                ("Filters", f"At most {asked.MAX_FILTERS} filters work together; the others are left out.")
            )
        return [(str(label), str(text)) for label, text in faults]

    def filter_queryset(self, queryset: ResolutionQuerySet) -> ResolutionQuerySet:  # type: ignore[override]
        return queryset.matching(self.criteria)


class ParagraphFilter(ResolutionFilter):
    """The list of paragraphs: the same questions, and in which part of the text; all hold in one paragraph."""

    part = ListFilter(
        label=CALLED[Filter.PART].title,
        form=re.compile("operative|preambular"),
        example="operative or preambular",
    )
    after = PlaceFilter(label="After", max_length=300)
    before = PlaceFilter(label="Before", max_length=300)


def criteria_of(cleaned: dict[str, Any]) -> Criteria:
    """The criteria that the cleaned fields of a form say; a field that failed is not among them."""
    return Criteria(
        words=cleaned.get("q", ()),
        verbs=_base_forms(cleaned.get("verb", ())),
        phrases=tuple(sorted(set(map(asked.as_opening, cleaned.get("phrase", ()))))),
        openings=_base_forms(cleaned.get("opening", ())),
        parts=cleaned.get("part", ()),
        speaking=cleaned.get("speaking", ()),
        cites=cleaned.get("cites", ()),
        bodies=cleaned.get("body", ()),
        sessions=cleaned.get("session", ()),
        meetings=cleaned.get("meeting", ()),
        topics=cleaned.get("topic", ()),
        types=cleaned.get("type", ()),
        since=cleaned.get("from"),
        until=cleaned.get("to"),
        is_undated=cleaned.get("undated", False),
        with_suggestions=cleaned.get("suggested", False),
        sort=cleaned.get("sort", Sort.NEWEST),
    )


def _base_forms(verbs: Sequence[str]) -> tuple[str, ...]:
    """Verbs as typed in the base form that they are filtered by: "urges" and "Urging" are "urge"."""
    return tuple(sorted({_base_form(verb) for verb in verbs}))


def _base_form(verb: str) -> str:
    base = lemma(verb)
    return base if verb.lower() in {base, third_person(base), participle(base)} else verb


def _quoted(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
