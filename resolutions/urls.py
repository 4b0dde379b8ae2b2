"""The addresses of the archive's pages. The last one takes every symbol, so that it stands last."""

from django.urls import URLPattern, URLResolver, path, re_path, register_converter

from resolutions import views
from resolutions.converters import PlaceConverter

register_converter(PlaceConverter, "place")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("favicon.ico", views.favicon),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemaps"),
    re_path(r"^sitemap-(?P<name>pages|[0-9]{1,4})\.xml$", views.sitemap, name="sitemap"),
    re_path(r"^resolutions\.(?P<form>atom|csv)$", views.resolution_feed, name="resolution-feed"),
    re_path(r"^paragraphs\.(?P<form>atom|csv)$", views.paragraph_feed, name="paragraph-feed"),
    path("resolutions", views.resolution_list, name="resolutions"),
    path("resolutions/values/<slug:name>", views.resolution_values, name="resolution-values"),
    path("resolutions/<place:place>", views.old_address),
    path("paragraphs", views.paragraph_list, name="paragraphs"),
    path("paragraphs/values/<slug:name>", views.paragraph_values, name="paragraph-values"),
    path("verbs", views.verb_list, name="verbs"),
    path("verbs/<slug:slug>", views.verb_detail, name="verb"),
    path("topics", views.topic_list, name="topics"),
    path("topics/<slug:slug>", views.topic_detail, name="topic"),
    path("instruments", views.instrument_list, name="instruments"),
    path("meetings", views.meeting_list, name="meetings"),
    path("meetings/<place:value>", views.meeting_detail, name="meeting"),
    path("sessions", views.session_list, name="sessions"),
    path("holdings", views.holdings, name="holdings"),
    path("wanted", views.wanted_list, name="wanted"),
    path("about", views.about, name="about"),
    path("style", views.style, name="style"),
    re_path(r"^theme/(?P<theme>light|dark|system)$", views.choose_theme, name="theme"),
    path("<place:place>", views.record, name="record"),
]
