"""Pages that do one thing to many texts: topics, and withdrawing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from resolutions.admin.base import keys_in, may, page, person, require
from resolutions.admin.facts import address_of
from resolutions.admin.fields import TopicsField, topic_keys
from resolutions.curation.states import withdraw
from resolutions.curation.topics import change_topics
from resolutions.models import Resolution
from resolutions.parsing.document import ParsedTopic
from resolutions.projection.works import find_topics

SHOWN = 20  # texts that a page names before it counts the rest


class ManyForm(forms.Form):
    """A form about the texts with these keys."""

    keys = forms.CharField(max_length=400_000, widget=forms.HiddenInput)

    def clean_keys(self) -> list[int]:
        return keys_in(self.cleaned_data["keys"])


class TopicsForm(ManyForm):
    def __init__(self, *arguments: Any, takes_new: bool = False, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["add"] = TopicsField(takes_new=takes_new, label="Give them")
        self.fields["remove"] = TopicsField(takes_new=False, label="Take off")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not said["add"] and not said["remove"]:
            self.add_error("add", "Choose a topic to give, or one to take off.")
        return said


class WithdrawForm(ManyForm):
    because = forms.CharField(
        max_length=2000,
        label="Reason",
        help_text="Stands at the address of each text.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )


def topics_of_many(request: HttpRequest, chosen: str = "") -> HttpResponse:
    """Topics given and taken, for the texts with the `chosen` keys, or those that the form names."""
    require(request, "change_resolutiontopic")
    is_sent = "keys" in request.POST
    form = TopicsForm(
        request.POST if is_sent else None,
        takes_new=may(request, "add_topic"),
        initial={"keys": chosen or request.GET.get("keys", "")},
    )
    if is_sent and form.is_valid():
        said = form.cleaned_data
        find_topics([ParsedTopic(label) for label in said["add"]])
        changed = change_topics(
            said["keys"], add=topic_keys(said["add"]), remove=topic_keys(said["remove"]), who=person(request)
        )
        messages.success(request, f"Topics changed on {changed} of {len(said['keys'])} texts.")
        return _back(said["keys"])
    return _many(request, form, "topics.html", "Topics")


def withdraw_many(request: HttpRequest, chosen: str = "") -> HttpResponse:
    """Texts taken out, with the reason."""
    require(request, "withdraw_resolution")
    is_sent = "keys" in request.POST
    initial = {"keys": chosen or request.GET.get("keys", "")}
    form = WithdrawForm(request.POST if is_sent else None, initial=initial)
    if is_sent and form.is_valid():
        said = form.cleaned_data
        changed = withdraw(said["keys"], said["because"], who=person(request))
        messages.success(request, f"{changed} withdrawn.")
        return _back(said["keys"])
    return _many(request, form, "withdraw.html", "Withdraw")


def _many(request: HttpRequest, form: forms.Form, template: str, title: str) -> HttpResponse:
    keys = keys_in(str(form["keys"].value() or ""))
    found = Resolution.objects.filter(pk__in=keys).order_by("sort_key")
    count = found.count()
    context = {"form": form, "count": count, "texts": found[:SHOWN], "rest": max(count - SHOWN, 0)}
    return page(request, template, title, media=form.media, **context)


def _back(keys: list[int]) -> HttpResponse:
    if len(keys) == 1:
        return HttpResponseRedirect(address_of(keys[0]))
    return HttpResponseRedirect(reverse("admin:resolutions_resolution_changelist"))
