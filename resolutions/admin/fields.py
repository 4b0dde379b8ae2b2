"""Form fields that several pages share: dates, votes, meetings, symbols, topics, instruments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from resolutions.models import Instrument, Reference, ResolutionTopic, Topic
from resolutions.parsing.symbols import SymbolKind, parse_symbol
from resolutions.parsing.votes import find_vote
from resolutions.projection.correcting import vote_text
from resolutions.projection.works import fold_label

DATE_FORMATS = ["%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d/%m/%Y"]
MEETING_RE = re.compile(
    r"(?P<number>\d{1,9})(?:st|nd|rd|th)?(?:\s+(?P<kind>plenary|closed|private))?(?:\s+meeting)?",
    re.IGNORECASE,
)
VOTE_RE = re.compile(
    r"(?P<in_favour>\d{1,3})\s*[-–:]\s*(?P<against>\d{1,3})(?:\s*[-–:]\s*(?P<abstaining>\d{1,3}))?"
)
LABEL_LENGTH = 300


def date_field(**more: Any) -> forms.DateField:
    widget = forms.DateInput(format="%-d %B %Y", attrs={"class": "vTextField", "autocomplete": "off"})
    return forms.DateField(
        required=False,
        input_formats=DATE_FORMATS,
        widget=widget,
        error_messages={"invalid": "This is not a date. Try 21 July 2904 or 2904-07-21."},
        **more,
    )


def text_field(limit: int, *, attributes: dict[str, str] | None = None, **more: Any) -> forms.CharField:
    attributes = {"class": "vTextField", "autocomplete": "off", **(attributes or {})}
    return forms.CharField(required=False, max_length=limit, widget=forms.TextInput(attrs=attributes), **more)


def canonical_symbol(text: str) -> str:
    """The symbol in its one spelling; nothing for nothing."""
    if not text:
        return ""
    symbol = parse_symbol(text)
    if symbol is None or symbol.kind is SymbolKind.DOCUMENT or symbol.number is None:
        raise ValidationError(
            "“%(text)s” is not the symbol of a resolution. Try E/RES/2904/22 or S/RES/31226 (2904).",
            params={"text": text},
        )
    return symbol.text


def meeting_parts(text: str) -> tuple[str, str]:
    """Number and kind of a meeting: "47th plenary meeting" -> ("47", "plenary"); nothing for nothing."""
    if not text:
        return "", ""
    found = MEETING_RE.fullmatch(text)
    if found is None:
        raise ValidationError("This is not a meeting. Try 47 or 47th plenary meeting.")
    return str(int(found["number"])), (found["kind"] or "").lower()


def canonical_vote(text: str) -> str:
    """A vote as a correction keeps it: "31-3-13" -> "31 to 3, with 13 abstentions"; nothing for nothing."""
    if not text:
        return ""
    found = VOTE_RE.fullmatch(text)
    if found is not None:
        text = f"{found['in_favour']} to {found['against']}, with {found['abstaining'] or 0} abstentions"
    vote = find_vote(text) or find_vote(f"by a recorded vote of {text}")
    if vote is None:
        raise ValidationError(
            "This is not a vote. Try “without a vote” or 31-3-13 (in favour, against, abstaining)."
        )
    return vote_text(vote)


class TopicWidget(AutocompleteSelectMultiple):
    """Topics that are held, by key, and new ones, by label."""

    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> list[Any]:
        keys = [one for one in value if _is_key(one)]
        labels = {str(t.pk): t.label for t in Topic.objects.filter(pk__in=keys)}
        chosen = [(one, labels.get(one, one)) for one in value if one]
        options = [
            self.create_option(name, one, label, True, place) for place, (one, label) in enumerate(chosen)
        ]
        return [(None, options, 0)]


class TopicsField(forms.Field):
    """Labels of topics, chosen among those that are held; others too where `takes_new`."""

    def __init__(self, *, takes_new: bool, **more: Any) -> None:
        attributes = {"data-tags": "true", "data-token-separators": '[";"]'} if takes_new else {}
        more.setdefault(
            "help_text", f"Begin to type; Enter takes one{', new ones too' if takes_new else ''}."
        )
        widget = TopicWidget(ResolutionTopic._meta.get_field("topic"), admin.site, attrs=attributes)
        self.takes_new = takes_new
        super().__init__(required=False, widget=widget, **more)

    def to_python(self, value: Sequence[str] | None) -> list[str]:
        asked = [" ".join(one.replace("\x00", "").split()) for one in value or ()]
        held = {str(t.pk): t.label for t in Topic.objects.filter(pk__in=filter(_is_key, asked))}
        by_name = dict(Topic.objects.filter(folded__in=map(fold_label, asked)).values_list("folded", "label"))
        labels = [held.get(one) or by_name.get(fold_label(one)) or one for one in asked if one]
        known = {*held.values(), *by_name.values()}
        unknown = [label for label in labels if label not in known]
        if unknown and not self.takes_new:
            raise ValidationError("There is no topic “%(label)s”.", params={"label": unknown[0]})
        if any(len(label) > LABEL_LENGTH for label in labels):
            raise ValidationError("A topic has at most %(limit)d characters.", params={"limit": LABEL_LENGTH})
        return list(dict.fromkeys(labels))


def topic_keys(labels: Iterable[str]) -> list[int]:
    """The keys of topics that are held."""
    return list(Topic.objects.filter(folded__in=map(fold_label, labels)).values_list("pk", flat=True))


def instrument_field(queryset: QuerySet[Instrument], **more: Any) -> forms.ModelChoiceField[Instrument]:
    """One instrument, found by typing a part of its name."""
    widget = AutocompleteSelect(Reference._meta.get_field("instrument"), admin.site)
    help_text = "Begin to type a name or a symbol."
    return forms.ModelChoiceField(queryset=queryset, widget=widget, help_text=help_text, **more)


def _is_key(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 19
