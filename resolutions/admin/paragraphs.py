"""One paragraph: what the text says, what a curator says, and a small form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from resolutions.admin.base import may, page, person, require
from resolutions.admin.facts import VersionedForm, address_of, find, initial_of, named, rows_of, save
from resolutions.admin.fields import instrument_field, text_field
from resolutions.curation.correcting import NotTaken, Place, correct, undo, values_at
from resolutions.models import Correction, Instrument, Paragraph, Reference, Resolution
from resolutions.parsing.openings.phrases import lemma
from resolutions.projection import changing
from resolutions.projection.values import PHRASE_KINDS

FIELDS = ("text", "kind", "number", "phrase", "verb")
TEXT_LIMIT = 200_000
OWN = {kind.value for kind in PHRASE_KINDS}


class ParagraphForm(VersionedForm):
    text = forms.CharField(
        max_length=TEXT_LIMIT, widget=forms.Textarea(attrs={"rows": 8, "class": "entry-text"})
    )
    kind = forms.ChoiceField(choices=Paragraph.Kind.choices)
    number = text_field(30, help_text="As printed: 4, (a), IV.")
    phrase = text_field(200, help_text="The words that open it, as printed: “Also requests”.")
    verb = text_field(
        100,
        attributes={"list": "verbs"},
        help_text="Follows from the phrase; say it only where that goes wrong.",
    )

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.order_fields([*FIELDS, "why"])

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"].replace("\r\n", "\n"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not {"text", "kind", "phrase", "verb"}.intersection(self.changed_data):
            return said
        phrase, kind = said.get("phrase", ""), said.get("kind", "")
        if phrase and kind and kind not in OWN:
            self.add_error(
                "phrase", "Only a preambular or an operative paragraph opens with a phrase of its own."
            )
        elif phrase and phrase not in said.get("text", phrase):
            self.add_error("phrase", "These words do not stand in the text.")
        if not phrase and said.get("verb") and kind in OWN:
            self.add_error("phrase", "Say which words of the text are this verb.")
        return said

    def values(self) -> dict[str, str]:
        """The fields as corrections keep them; a new phrase has its own verb."""
        said = {name: str(self.cleaned_data[name]) for name in FIELDS}
        has_new_phrase = said["phrase"] != self.initial["phrase"]
        if said["phrase"] and (not said["verb"] or (has_new_phrase and said["verb"] == self.initial["verb"])):
            said["verb"] = lemma(said["phrase"])[:100]
        if not said["phrase"]:
            said["verb"] = ""
        return said


def correct_paragraph(request: HttpRequest, key: str, language: str, anchor: str) -> HttpResponse:
    """The page of one paragraph; a POST corrects it."""
    require(request, "view_paragraph")
    resolution = find(key)
    place = Place(resolution.pk, language, anchor)
    paragraph = _paragraph(place)
    try:
        parsed, values = values_at(place, resolution)
    except NotTaken:
        raise Http404 from None
    is_sent = request.method == "POST"
    if is_sent:
        require(request, "change_paragraph")
    initial = initial_of(resolution.version, values)
    form = ParagraphForm(request.POST if is_sent else None, initial=initial)
    if is_sent and form.is_valid():
        said = {**form.values(), "draft": values["draft"]}
        if save(request, form, place, said):
            following = _neighbour(paragraph, 1) if "_next" in request.POST else None
            return HttpResponseRedirect(_address(place, following or anchor))
    return page(
        request, "paragraph.html", f"{resolution} · {anchor}",
        **_context(request, resolution, place, paragraph, form, parsed),
    )  # fmt: skip


def link_reference(request: HttpRequest, key: str) -> HttpResponse:
    """Say what words that are linked to nothing point to."""
    require(request, "change_reference")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    related = ("paragraph__expression__resolution", "instrument")
    reference = get_object_or_404(Reference.objects.select_related(*related), pk=int(key))
    paragraph = reference.paragraph
    if paragraph is None:
        raise Http404  # a footnote's words cannot be corrected one by one
    initial = {"seen": str(reference.instrument_id or "")}
    form = LinkForm(request.POST if request.method == "POST" else None, initial=initial)
    expression = paragraph.expression
    if request.method == "POST" and form.is_valid():
        place = Place(expression.resolution_id, expression.language, paragraph.anchor)
        if _link(request, form, place, reference):
            return HttpResponseRedirect(reverse("admin:resolutions_resolution_look") + "?about=unlinked")
    before, after = paragraph.text[: reference.start], paragraph.text[reference.end :]
    return page(
        request, "link.html", "What these words cite",
        form=form, reference=reference, paragraph=paragraph, before=before[-300:], after=after[:300],
        resolution=expression.resolution, media=form.media,
    )  # fmt: skip


def _link(request: HttpRequest, form: LinkForm, place: Place, reference: Reference) -> bool:
    """Lead the words to the instrument, and say so; False, with the reason in the form, where that cannot be."""
    chosen: Instrument = form.cleaned_data["instrument"]
    words = {f"link {reference.ordinal}": chosen.symbol or chosen.name}
    try:
        with changing():
            now = Reference.objects.select_related("instrument").filter(pk=reference.pk).first()
            if now is not None and "seen" in form.data and form.data["seen"] != str(now.instrument_id or ""):
                form.refuse(now)
                return False
            correct(place, words, who=person(request), why=form.cleaned_data["why"])
    except NotTaken:
        form.add_error(None, "These words are not read in the text any more.")
        return False
    messages.success(request, f"“{reference.text}” leads to {chosen.name}.")
    return True


class LinkForm(forms.Form):
    instrument = instrument_field(Instrument.objects.filter(merged_into=None))
    why = text_field(500)
    seen = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)

    def refuse(self, now: Reference) -> None:
        """Let what was chosen stand, over what these words lead to now."""
        leads = now.instrument.name if now.instrument else "nothing"
        self.add_error(
            "instrument", f"Somebody else has changed this meanwhile. These words now lead to {leads}."
        )
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["seen"] = str(now.instrument_id or "")
        self.data = data


def undo_correction(request: HttpRequest, key: str, correction: int) -> HttpResponse:
    """Let the text have its word again."""
    require(request, "change_correction")
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    found = get_object_or_404(Correction, pk=correction, resolution=find(key))
    undo(found, who=person(request))
    messages.success(request, f"Undone: {found.anchor or 'the resolution'}, {found.field}.")
    if found.anchor and request.POST.get("from") == "paragraph":
        return HttpResponseRedirect(
            _address(Place(found.resolution_id, found.language, found.anchor), found.anchor)
        )
    return HttpResponseRedirect(address_of(found.resolution_id))


def _paragraph(place: Place) -> Paragraph:
    return get_object_or_404(
        Paragraph.objects.select_related("expression"),
        expression__resolution=place.resolution,
        expression__language=place.language,
        anchor=place.anchor,
    )


def _neighbour(paragraph: Paragraph, step: int) -> str | None:
    found = Paragraph.objects.filter(
        expression=paragraph.expression_id, position=max(paragraph.position + step, 0)
    ).exclude(pk=paragraph.pk)
    return found.values_list("anchor", flat=True).first()


def _address(place: Place, anchor: str) -> str:
    return reverse("admin:resolutions_resolution_paragraph", args=[place.resolution, place.language, anchor])


def _context(
    request: HttpRequest,
    resolution: Resolution,
    place: Place,
    paragraph: Paragraph,
    form: ParagraphForm,
    parsed: Mapping[str, str],
) -> dict[str, object]:
    corrections = resolution.corrections.filter(language=place.language, anchor=place.anchor)
    verbs = Paragraph.objects.exclude(verb="").order_by("verb").values_list("verb", flat=True).distinct()
    return {
        "resolution": resolution,
        "paragraph": paragraph,
        "form": form,
        "rows": rows_of(form, parsed),
        "corrections": named(corrections.filter(undone_at=None).select_related("who")),
        "verbs": verbs[:500],
        "previous": _neighbour(paragraph, -1),
        "following": _neighbour(paragraph, 1),
        "language": place.language,
        "may_change": may(request, "change_paragraph"),
        "may_undo": may(request, "change_correction"),
    }
