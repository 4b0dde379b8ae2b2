"""The addresses of the site."""

from django.contrib import admin
from django.urls import include, path

handler404 = "resolutions.views.errors.no_such_address"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("resolutions.urls")),
]
