"""Pages that do one thing to many texts: topics, and withdrawing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from resolutions.admin.base import keys_in, may, page, person, require
from resolutions.admin.facts import address_of
from resolutions.admin.fields import TopicsField, topic_keys
from resolutions.curation.meanwhile import ChangedMeanwhileError, states_seen, topics_seen
from resolutions.curation.states import withdraw
from resolutions.curation.topics import change_topics
from resolutions.ingestion.outcomes import counted
from resolutions.models import Resolution
from resolutions.parsing.document import ParsedTopic
from resolutions.projection import changing
from resolutions.projection.works import find_topics

SHOWN = 20  # texts that a page names before it counts the rest


class ManyForm(forms.Form):
    """A form about the texts with these keys; `seen` is the checksum of what its editor had before them."""

    keys = forms.CharField(max_length=400_000, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def seen_before(self) -> str | None:
        return self.cleaned_data["seen"] or None

    def refuse(self, reason: ChangedMeanwhileError, seen: str) -> None:
        """Let what was typed stand, over what is there now."""
        self.add_error(None, str(reason))
        self.add_error(
            None, "Nothing was saved, and nothing that you typed is lost. Send it again to let it hold."
        )
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["seen"] = seen
        self.data = data

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
    keys = chosen or request.GET.get("keys", "")
    form = TopicsForm(
        request.POST if is_sent else None,
        takes_new=may(request, "add_topic"),
        initial={"keys": keys, "seen": topics_seen(keys_in(keys))},
    )
    if is_sent and form.is_valid() and _change_topics(request, form):
        return _back(form.cleaned_data["keys"])
    return _many(request, form, "topics.html", "Topics")


def withdraw_many(request: HttpRequest, chosen: str = "") -> HttpResponse:
    """Texts taken out, with the reason."""
    require(request, "withdraw_resolution")
    is_sent = "keys" in request.POST
    keys = chosen or request.GET.get("keys", "")
    initial = {"keys": keys, "seen": states_seen(keys_in(keys))}
    form = WithdrawForm(request.POST if is_sent else None, initial=initial)
    if is_sent and form.is_valid() and _withdraw(request, form):
        return _back(form.cleaned_data["keys"])
    return _many(request, form, "withdraw.html", "Withdraw")


def _change_topics(request: HttpRequest, form: TopicsForm) -> bool:
    """Give and take, and say so; False, with the reason in the form, where somebody else was quicker."""
    said = form.cleaned_data
    try:
        with changing():
            find_topics([ParsedTopic(label) for label in said["add"]])
            changed = change_topics(
                said["keys"],
                add=topic_keys(said["add"]),
                remove=topic_keys(said["remove"]),
                who=person(request),
                seen=form.seen_before(),
            )
    except ChangedMeanwhileError as meanwhile:
        form.refuse(meanwhile, topics_seen(said["keys"]))
        return False
    messages.success(request, f"Topics changed on {changed} of {counted(len(said['keys']), 'text')}.")
    return True


def _withdraw(request: HttpRequest, form: WithdrawForm) -> bool:
    """Withdraw, and say so; False, with the reason in the form, where somebody else was quicker."""
    said = form.cleaned_data
    try:
        changed = withdraw(said["keys"], said["because"], who=person(request), seen=form.seen_before())
    except ChangedMeanwhileError as meanwhile:
        form.refuse(meanwhile, states_seen(said["keys"]))
        return False
    messages.success(request, f"{changed} withdrawn.")
    return True


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
