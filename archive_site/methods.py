"""Methods that no page of the site has are refused before any page is asked."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

ANSWERED = ("GET", "HEAD", "POST")


class MethodMiddleware:
    """Answer 405 to what neither asks nor sends a form; Django's own sign-in would answer OPTIONS with its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request) if request.method in ANSWERED else HttpResponseNotAllowed(ANSWERED)
