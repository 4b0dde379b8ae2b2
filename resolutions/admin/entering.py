""" "Add resolution": one form, one box for the text, a preview by the same parser, then it is kept."""

from __future__ import annotations

import base64
import binascii
import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from resolutions.admin.base import may, page, person, require
from resolutions.admin.fields import (
    TopicsField,
    canonical_symbol,
    canonical_vote,
    date_field,
    meeting_parts,
    text_field,
)
from resolutions.admin.previewing import faults, preview
from resolutions.checking import SIZE_LIMIT, check
from resolutions.curation.entering import Entered, Entry, Text, enter, entry_values, held_as, look
from resolutions.ingestion.reading import PackedSource, Refusal
from resolutions.models import Topic
from resolutions.parsing.readers import MEDIA_TYPES
from resolutions.projection.works import fold_label

TYPED = "typed.txt"  # what the parser is told a typed text is called
SINGLE = ("symbol", "title", "adopted_on", "meeting", "vote")  # fields that fit one text


class EntryForm(forms.Form):
    """At most eight fields to fill in; whatever the text says itself can be left empty."""

    symbol = text_field(
        100,
        attributes={"placeholder": "E/RES/2904/22"},
        help_text="Gives body, session and number.",
    )
    title = text_field(1000)
    adopted_on = date_field(help_text="21 July 2904, or 2904-07-21")
    meeting = text_field(60, help_text="47th plenary meeting, or 47")
    vote = text_field(100, help_text="without a vote, or 31-3-13")
    source_title = text_field(
        500,
        label="Where this text comes from",
        help_text="Publication, page, or address.",
    )
    text = forms.CharField(
        required=False,
        strip=False,
        max_length=SIZE_LIMIT,
        label="The text",
        widget=forms.Textarea(attrs={"rows": 24, "class": "entry-text", "spellcheck": "false"}),
        help_text="As printed, whole or from the enacting formula on; page numbers and notes may stay in.",
    )
    file = forms.FileField(
        required=False,
        label="or a file instead",
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(filter(None, MEDIA_TYPES)))}),
    )
    kept_name = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)
    kept_data = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = [
        "symbol",
        "title",
        "adopted_on",
        "meeting",
        "vote",
        "topics",
        "source_title",
        "text",
        "file",
    ]

    def __init__(self, *arguments: Any, takes_new_topics: bool, who: str, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["topics"] = TopicsField(takes_new=takes_new_topics)
        self.order_fields(self.field_order)
        self.who = who
        self.packed: PackedSource | None = None

    def clean_symbol(self) -> str:
        return canonical_symbol(self.cleaned_data["symbol"])

    def clean_meeting(self) -> tuple[str, str]:
        return meeting_parts(self.cleaned_data["meeting"])

    def clean_vote(self) -> str:
        return canonical_vote(self.cleaned_data["vote"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            field, name, data = self._given(cleaned)
            if data:
                self.packed = self._read(field, name, data)
            else:
                self.add_error(field, "Paste the text here, or choose a file below.")
        return cleaned

    def entry(self) -> Entry:
        """What was said beside the text."""
        said = self.cleaned_data
        number, kind = said["meeting"]
        fields = entry_values(
            symbol=said["symbol"],
            title=said["title"],
            adopted_on=said["adopted_on"],
            meeting=number,
            meeting_kind=kind,
            vote=said["vote"],
        )
        return Entry(fields, tuple(said["topics"]), said["source_title"])

    def _given(self, cleaned: dict[str, Any]) -> tuple[str, str, bytes]:
        """The bytes, what they are called, and the field they came by."""
        upload: UploadedFile[bytes] | None = cleaned.get("file")
        text = cleaned["text"].replace("\r\n", "\n")
        if text.strip():
            if upload is not None:
                self.add_error("file", "The text stands in the box already: give one of the two.")
            return "text", TYPED, text.encode()
        if upload is not None:
            self.kept = (PurePath(upload.name or "file").name[:500], upload.read(SIZE_LIMIT + 1))
        else:
            self.kept = (cleaned["kept_name"], _decoded(cleaned["kept_data"]))
        return ("file" if self.kept[1] else "text"), *self.kept

    def _read(self, field: str, name: str, data: bytes) -> PackedSource | None:
        packed = check(name, data)
        if isinstance(packed, Refusal):
            line = f"Line {packed.line}: " if packed.line else ""
            self.add_error(field, f"{line}{packed.reason[:1].upper()}{packed.reason[1:]}.")
            return None
        held = held_as(packed)
        if held:
            names = ", ".join(map(str, held))
            self.add_error(field, f"This very text is held already, as {names}. Correct it on its page.")
        if len(packed.readings) > 1:
            self._refuse_single_fields(len(packed.readings))
        if field == "text":
            packed = replace(packed, name=f"typed by {self.who} {datetime.date.today().isoformat()}")
        return packed

    def _refuse_single_fields(self, texts: int) -> None:
        for name in SINGLE:
            if any(self.cleaned_data.get(name) or ()):
                self.add_error(
                    name, ValidationError(f"This fits one text, and there are {texts}: leave it empty.")
                )

    @property
    def kept_values(self) -> dict[str, str]:
        """The file that was chosen, for the next time that the form is sent."""
        name, data = getattr(self, "kept", ("", b""))
        return {"kept_name": name, "kept_data": base64.b64encode(data).decode() if self.packed else ""}


def enter_resolution(request: HttpRequest) -> HttpResponse:
    """The page: filled in, previewed, saved."""
    require(request, "add_resolution")
    is_sent = request.method == "POST"
    form = EntryForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        takes_new_topics=may(request, "add_topic"),
        who=request.user.get_username(),
    )
    texts: list[Text] = []
    if is_sent and form.is_valid() and form.packed is not None:
        texts = look(form.packed, form.entry())
        if "_preview" not in request.POST and request.POST.get("confirmed", "") == _held(texts):
            saved = _save(request, form, form.packed)
            if saved is not None:
                return saved
    return page(request, "enter.html", "Add resolution", **_context(request, form, texts))


def _save(request: HttpRequest, form: EntryForm, packed: PackedSource) -> HttpResponse | None:
    is_published = "_publish" in request.POST
    if is_published:
        require(request, "publish_resolution")
    try:
        entered = enter(packed, form.entry(), who=person(request), is_held=not is_published)
    except DatabaseError as error:
        form.add_error(None, f"The database refused it: {' '.join(str(error).split())}")
        return None
    return _saved(request, entered)


def _saved(request: HttpRequest, entered: Entered) -> HttpResponse:
    for resolution in entered.resolutions:
        address = reverse("admin:resolutions_resolution_change", args=[resolution.pk])
        done = f"is kept, {resolution.state}" if entered.is_new else "has another reading"
        messages.success(request, format_html('<a href="{}">{}</a> {}.', address, resolution, done))
    if len(entered.resolutions) == 1:
        (resolution,) = entered.resolutions
        return HttpResponseRedirect(reverse("admin:resolutions_resolution_change", args=[resolution.pk]))
    return HttpResponseRedirect(reverse("admin:resolutions_resolution_changelist"))


def _held(texts: Sequence[Text]) -> str:
    """The records that would be given another reading: to be said, and confirmed, before anything is kept."""
    return " ".join(str(text.record.pk) for text in texts if text.record is not None)


def _context(request: HttpRequest, form: EntryForm, texts: Sequence[Text]) -> dict[str, object]:
    typed = form.entry() if texts else Entry()
    held = set(Topic.objects.filter(folded__in=map(fold_label, typed.topics)).values_list("label", flat=True))
    return {
        "form": form,
        "kept": form.kept_values,
        "previews": [preview(text, typed.fields) for text in texts],
        "faults": faults(form.packed) if texts and form.packed else [],
        "confirmed": _held(texts),
        "new_topics": [label for label in typed.topics if label not in held],
        "may_publish": may(request, "publish_resolution"),
        "is_asked_again": bool(texts) and "_preview" not in request.POST,
        "media": form.media,
    }


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
