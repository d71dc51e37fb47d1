"""A page for a request of a kind that an address does not take."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


class NotAllowedPageMiddleware:
    """Gives an answer of 405 a page of ours.

    Django has a page of the host's for other errors and sends an empty one for this, as to somebody
    who opens the address of a button by hand.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _says_nothing(response) and request.method != "HEAD":
            response = _with_page(response)
        return response


def _says_nothing(response: HttpResponse) -> bool:
    """Whether it is a 405 with nothing in it. One for programs brings words of its own."""
    refused = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    return refused and not getattr(response, "content", b"")


def _with_page(refused: HttpResponse) -> HttpResponse:
    """The same answer with something to read; which methods are allowed stays in its header."""
    response = HttpResponse(render_to_string("405.html"), status=refused.status_code)
    response.headers["Allow"] = refused.headers["Allow"]
    return response
