"""The questions and the codes of the check as FHIR, for other systems. Nobody's answers are here.

It reads no session and no database, so that one answer does for everybody.
"""

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from assessments.exchange.fhir import addresses, published
from assessments.exchange.fhir.capability import capability_statement
from assessments.exchange.fhir.code_systems import code_system, names
from assessments.exchange.fhir.outcome import operation_outcome
from assessments.exchange.fhir.questionnaire import questionnaire

from .fhir_ready import Ready, as_sent, ready
from .fhir_requests import Refused, check, language_of


def _answering(read: Callable[..., Ready]) -> Callable[..., HttpResponseBase]:
    """The view for what read finds: the answer, or an OperationOutcome saying why there is none."""

    # Nothing is ever changed here: a POST is refused as such, and not for want of a token.
    @csrf_exempt
    @wraps(read)
    def view(request: HttpRequest, **which: str) -> HttpResponseBase:
        try:
            check(request)
            response: HttpResponseBase = _found(request, read(request, **which))
        except Refused as refused:
            response = _refusal(refused)
        # Pages of any site may read what anybody may, to draw a form from it. What is asked for
        # with cookies no browser hands over under a star.
        response.headers["Access-Control-Allow-Origin"] = "*"
        patch_vary_headers(response, ["Accept"])
        return response

    return view


@_answering
def read_questionnaire(request: HttpRequest, name: str) -> Ready:
    if name != addresses.QUESTIONNAIRE:
        raise Refused.not_found(f"The only Questionnaire here is {addresses.QUESTIONNAIRE}.")
    return ready(questionnaire, (), language_of(request), published.settled_by())


@_answering
def read_code_system(request: HttpRequest, name: str) -> Ready:
    if name not in names():
        raise Refused.not_found(f"The CodeSystems here are {', '.join(names())}.")
    return ready(code_system, (name,), language_of(request), published.settled_by())


@_answering
def read_metadata(request: HttpRequest) -> Ready:
    return as_sent(capability_statement())


@_answering
def read_other(request: HttpRequest, **which: str) -> Ready:
    raise Refused.not_found("Here are metadata, Questionnaire/leg-check and CodeSystem/….")


def _found(request: HttpRequest, found: Ready) -> HttpResponseBase:
    headers = {
        "ETag": found.etag,
        "Cache-Control": "public, no-cache",
        "Content-Language": found.language,
    }
    response = _response(found.content, HTTPStatus.OK, headers)
    # It gives back what it was given, or a 304 in its place; its types say there may be none.
    return get_conditional_response(request, etag=found.etag, response=response) or response


def _refusal(refused: Refused) -> HttpResponse:
    content = json.dumps(operation_outcome(refused.code, refused.said)).encode()
    return _response(content, refused.status, {"Content-Language": "en", **refused.headers})


def _response(content: bytes, status: int, headers: dict[str, str]) -> HttpResponse:
    return HttpResponse(content, status=status, content_type=addresses.MEDIA_TYPE, headers=headers)


urlpatterns = [
    path("Questionnaire/<slug:name>", read_questionnaire, name="fhir-questionnaire"),
    path("CodeSystem/<slug:name>", read_code_system, name="fhir-code-system"),
    path("metadata", read_metadata, name="fhir-metadata"),
    path("", read_other, name="fhir"),
    path("<path:rest>", read_other, name="fhir-other"),
]
