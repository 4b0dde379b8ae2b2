"""The addresses of the archive's pages. The last one takes every symbol, so that it stands last."""

from django.urls import URLPattern, URLResolver, path, register_converter

from resolutions import views
from resolutions.converters import PlaceConverter

register_converter(PlaceConverter, "place")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("robots.txt", views.robots, name="robots"),
    path("resolutions", views.resolution_list, name="resolutions"),
    path("resolutions/values/<slug:name>", views.resolution_values, name="resolution-values"),
    path("resolutions/<place:place>", views.old_address),
    path("<place:place>", views.record, name="record"),
]
