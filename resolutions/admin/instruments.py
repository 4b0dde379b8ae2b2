"""Instruments: looked at, merged where two are one, parted again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse

from resolutions.admin.base import ReadOnly, ReadOnlyInline, keys_in, may, page, person, require
from resolutions.curation.merging import merge, part
from resolutions.models import Instrument, InstrumentName

MOST = 20  # instruments that one page merges


class InstrumentNameInline(ReadOnlyInline):
    model = InstrumentName
    fields = ["name"]
    show_change_link = False


class MergedInline(ReadOnlyInline):
    model = Instrument
    fk_name = "merged_into"
    fields = ["name", "kind", "path"]
    verbose_name_plural = "merged into it"


@admin.register(Instrument)
class InstrumentAdmin(ReadOnly):
    list_display = ["name", "kind", "symbol", "cited", "resolution", "merged_into"]
    list_filter = [
        "kind",
        ("merged_into", admin.EmptyFieldListFilter),
        ("resolution", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["resolution", "merged_into"]
    search_fields = ["name", "symbol", "names__name"]
    inlines = [InstrumentNameInline, MergedInline]
    actions = ["merge_them"]
    change_form_template = "admin/resolutions/instrument_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Instrument]:
        return Instrument.objects.annotate(cited=Count("references", distinct=True)).order_by("name", "pk")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Instrument], search_term: str
    ) -> tuple[QuerySet[Instrument], bool]:
        found, is_doubled = super().get_search_results(request, queryset, search_term)
        if request.path.endswith("/autocomplete/"):  # what is merged leads on, and is not to be chosen
            found = found.filter(merged_into=None)
        return found, is_doubled

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("merge/", view(merge_instruments), name="resolutions_instrument_merge"),
            path("<path:key>/part/", view(part_instrument), name="resolutions_instrument_part"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        more = {**(extra_context or {}), "may_merge": self.has_merge_permission(request)}
        return super().change_view(request, object_id, form_url, more)

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return may(request, "change_instrument")

    @admin.display(description="cited", ordering="cited")
    def cited(self, instrument: Instrument) -> int:
        return int(getattr(instrument, "cited", 0))

    @admin.action(description="Merge the chosen ones …", permissions=["merge"])
    def merge_them(self, request: HttpRequest, queryset: QuerySet[Instrument]) -> HttpResponse | None:
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if not 2 <= len(keys) <= MOST:
            messages.error(
                request, f"Choose two instruments or more, up to {MOST}, that are one and the same."
            )
            return None
        chosen = ",".join(map(str, keys))
        return HttpResponseRedirect(f"{reverse('admin:resolutions_instrument_merge')}?keys={chosen}")


class MergeForm(forms.Form):
    keys = forms.CharField(max_length=500, widget=forms.HiddenInput)
    password = forms.CharField(
        label="Your password",
        help_text="Asked again, for a merger changes many pages.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "vTextField"}),
    )

    def __init__(
        self, *arguments: Any, instruments: QuerySet[Instrument], request: HttpRequest, **more: Any
    ) -> None:
        super().__init__(*arguments, **more)
        self.request = request
        self.fields["stays"] = forms.ModelChoiceField(
            instruments, widget=forms.RadioSelect, empty_label=None, label="Which one stays?"
        )

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        if not self.request.user.check_password(password):
            raise forms.ValidationError("This is not your password.")
        return password


def merge_instruments(request: HttpRequest) -> HttpResponse:
    """Which of the chosen ones stays; the others lead to it."""
    require(request, "change_instrument")
    is_sent = request.method == "POST"
    keys = keys_in((request.POST if is_sent else request.GET).get("keys", ""))[:MOST]
    instruments = Instrument.objects.filter(pk__in=keys).annotate(cited=Count("references", distinct=True))
    instruments = instruments.order_by("-cited", "pk")
    form = MergeForm(
        request.POST if is_sent else None,
        instruments=instruments,
        request=request,
        initial={"keys": ",".join(map(str, keys)), "stays": instruments.first()},
    )
    if is_sent and form.is_valid():
        stays: Instrument = form.cleaned_data["stays"]
        moved = merge(stays, list(instruments), who=person(request))
        messages.success(request, f"Merged into {stays.name}: {moved} more references lead to it.")
        return HttpResponseRedirect(reverse("admin:resolutions_instrument_change", args=[stays.pk]))
    return page(request, "merge.html", "Merge instruments", form=form, instruments=list(instruments))


def part_instrument(request: HttpRequest, key: str) -> HttpResponse:
    """Undo a merger."""
    require(request, "change_instrument")
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    instrument = get_object_or_404(Instrument, pk=(keys_in(key) or [0])[0])
    moved = part(instrument, who=person(request))
    messages.success(request, f"{instrument.name} stands alone again; {moved} references lead to it.")
    return HttpResponseRedirect(reverse("admin:resolutions_instrument_change", args=[instrument.pk]))
