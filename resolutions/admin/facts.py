"""One resolution: its fields to be corrected, its paragraphs one by one, and what was said of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from resolutions.admin.base import may, page, person, require
from resolutions.admin.fields import canonical_symbol, canonical_vote, date_field, text_field
from resolutions.admin.previewing import NAMES
from resolutions.curation.correcting import Changed, NotTaken, Place, Seen, correct, values_at
from resolutions.curation.meanwhile import states_seen
from resolutions.models import Correction, Expression, Paragraph, Reading, Resolution
from resolutions.parsing.bodies import BODIES
from resolutions.parsing.symbols import is_session
from resolutions.projection.correcting import RESOLUTION_FIELDS
from resolutions.projection.readings import winners


class VersionedForm(forms.Form):
    """A form that knows what its editor had before them."""

    why = text_field(500, label="Why", help_text="For those who come after you; may be empty.")
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def seen_before(self) -> Seen:
        return Seen(self.cleaned_data["version"], self.cleaned_data["seen"])

    def renew(self, version: int, values: Mapping[str, str]) -> None:
        """Let what was typed stand, over what is there now."""
        seen = Seen.of(version, values)
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["version"], data["seen"] = str(seen.version), seen.checksum
        self.data = data


class FactsForm(VersionedForm):
    symbol = text_field(100)
    title = text_field(2000)
    type = forms.ChoiceField(choices=Resolution.Type.choices)
    body = forms.ChoiceField(
        required=False, choices=[("", "Not stated"), *((code, body.name) for code, body in BODIES.items())]
    )
    session = text_field(20)
    adopted_on = date_field()
    meeting = forms.IntegerField(required=False, min_value=1, max_value=10**9)
    meeting_kind = text_field(20)
    vote = text_field(100)
    agenda_item = text_field(60)

    field_order = ["title", "symbol", "type", "body", "session", "adopted_on", "meeting", "meeting_kind"]

    def clean_session(self) -> str:
        session = str(self.cleaned_data["session"])
        if session and not is_session(session):
            raise forms.ValidationError(f"“{session}” is no session. Try 58, 2004, S-30 or ES-11.")
        return session

    def __init__(self, *arguments: Any, resolution: Resolution, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.resolution = resolution
        for name, label in NAMES.items():
            self.fields[name].label = label
        self.order_fields([*self.field_order, "vote", "agenda_item", "why"])

    def clean_symbol(self) -> str:
        symbol = self.cleaned_data["symbol"]
        if symbol == self.initial.get("symbol"):
            return str(symbol)
        symbol = canonical_symbol(symbol)
        other = (
            Resolution.objects.filter(symbol=symbol).exclude(pk=self.resolution.pk).first()
            if symbol
            else None
        )
        if other is not None:
            raise forms.ValidationError("Another record has this symbol.")
        return symbol

    def clean_vote(self) -> str:
        return canonical_vote(self.cleaned_data["vote"])

    def values(self) -> dict[str, str]:
        """The fields as corrections keep them."""
        said = self.cleaned_data
        date: datetime.date | None = said["adopted_on"]
        return {name: str(said[name] or "") for name in RESOLUTION_FIELDS} | {
            "adopted_on": date.isoformat() if date else ""
        }


def initial_of(version: int, values: Mapping[str, str]) -> dict[str, object]:
    """What a form shows of fields that hold these values."""
    seen = Seen.of(version, values)
    initial: dict[str, object] = {**values, "version": seen.version, "seen": seen.checksum}
    if values.get("adopted_on"):
        initial["adopted_on"] = datetime.date.fromisoformat(values["adopted_on"])
    return initial


def curate(request: HttpRequest, key: str) -> HttpResponse:
    """The page of one resolution; a POST corrects its fields."""
    require(request, "view_resolution")
    resolution = find(key)
    readings = list(resolution.readings.select_related("source").prefetch_related("source__names"))
    best = winners(readings)
    language = next(iter(best), "")
    form: FactsForm | None = None
    parsed: Mapping[str, str] = {}
    if language:
        place = Place(resolution.pk, language)
        parsed, values = values_at(place, resolution)
        is_sent = request.method == "POST"
        if is_sent:
            require(request, "change_resolution")
        form = FactsForm(
            request.POST if is_sent else None,
            initial=initial_of(resolution.version, values),
            resolution=resolution,
        )
        if is_sent and form.is_valid() and save(request, form, place, form.values()):
            return HttpResponseRedirect(request.path)
    context = {
        "resolution": resolution,
        "form": form,
        "state_seen": states_seen([resolution.pk]),
        "rows": rows_of(form, parsed) if form else [],
        "may_change": may(request, "change_resolution"),
        "may_choose": may(request, "change_reading"),
        "may_undo": may(request, "change_correction"),
        "may_publish": may(request, "publish_resolution"),
        "may_withdraw": may(request, "withdraw_resolution"),
        "may_tag": may(request, "change_resolutiontopic"),
        "winning": {reading.pk for reading in best.values()},
        "readings": sorted(readings, key=lambda reading: reading.pk not in {w.pk for w in best.values()}),
        **_said_of(resolution, request.GET.get("language") or language),
    }
    return page(request, "curate.html", str(resolution), **context)


def save(request: HttpRequest, form: VersionedForm, place: Place, values: Mapping[str, str]) -> bool:
    """Correct, and say so; False, with the reason in the form, where that cannot be."""
    try:
        changed = correct(
            place, values, who=person(request), why=form.cleaned_data["why"], seen=form.seen_before()
        )
    except Changed as changed_by_other:
        _show_difference(form, values, changed_by_other)
        return False
    except NotTaken as error:
        form.add_error(
            error.field if error.field in form.fields else None, "The field cannot take this value."
        )
        return False
    names = ", ".join(NAMES.get(name, name).lower() for name in changed)
    messages.success(request, f"Corrected: {names}." if changed else "Nothing was changed.")
    return True


def rows_of(form: forms.Form, parsed: Mapping[str, str]) -> list[tuple[forms.BoundField, str, bool]]:
    """Fields, what the text says, and whether a curator says otherwise."""
    return [
        (form[name], parsed[name], str(form.initial.get(name) or "") != parsed[name])
        for name in form.fields
        if name in parsed
    ]


def named(corrections: Iterable[Correction]) -> list[tuple[Correction, str]]:
    """Corrections, each with the words for where it stands."""
    return [(c, f"{c.anchor} {NAMES.get(c.field, c.field).lower()}".strip()) for c in corrections]


def find(key: str) -> Resolution:
    """The resolution with a key as an address has it."""
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    related = ("body", "session__body", "meeting__body", "merged_into")
    found = Resolution.objects.select_related(*related).filter(pk=int(key)).first()
    if found is None:
        raise Http404
    return found


def address_of(resolution: int) -> str:
    return reverse("admin:resolutions_resolution_change", args=[resolution])


def _show_difference(form: VersionedForm, values: Mapping[str, str], changed: Changed) -> None:
    """Somebody else was quicker: beside each field that differs stands what it says now."""
    for name, value in values.items():
        if value != changed.values[name] and name in form.fields:
            now = changed.values[name] or "nothing"
            form.add_error(name, f"Somebody else has changed this meanwhile. It now says: {now}")
    form.add_error(
        None, "Nothing was saved, and nothing that you typed is lost. Save again to let your words hold."
    )
    form.renew(changed.version, changed.values)


def _said_of(resolution: Resolution, language: str) -> dict[str, object]:
    """Paragraphs of one language, corrections, topics and open questions; a query each."""
    expressions = list(Expression.objects.filter(resolution=resolution))
    expression = next((e for e in expressions if e.language == language), None)
    corrected = Correction.objects.filter(
        resolution=resolution, language=language, anchor=OuterRef("anchor"), undone_at=None
    )
    paragraphs = Paragraph.objects.filter(expression=expression).annotate(is_corrected=Exists(corrected))
    corrections = list(resolution.corrections.select_related("who", "undone_by").order_by("-made_at", "-pk"))
    return {
        "expressions": expressions,
        "expression": expression,
        "paragraphs": paragraphs.order_by("position") if expression else [],
        "in_force": named([c for c in corrections if c.undone_at is None]),
        "undone": named([c for c in corrections if c.undone_at is not None]),
        "topics": resolution.topic_links.select_related("topic").exclude(origin="removed"),
        "inferences": resolution.inferences.filter(state="open"),
        "problems": resolution.problems.filter(state="open").select_related("source"),
        "medium_names": dict(Reading.Medium.choices),
    }
