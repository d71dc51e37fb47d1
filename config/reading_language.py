"""In which language a page is drawn: the reader's, or the host's where that is fixed."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

FIXED = ("/admin/", "/second-step/", "/fhir/", "/shared/", "/healthz", "/readyz")
"""What staff and other systems read, and what a link shows, has no reader's language."""


class ReadingLanguageMiddleware(LocaleMiddleware):
    """The cookie's language, else the browser's, else the host's.

    It stands before what answers by itself: a page that refuses a request must not be drawn in the
    language of whoever this process served last.
    """

    def process_request(self, request: HttpRequest) -> None:
        if not _is_fixed(request):
            super().process_request(request)
            return
        # Nothing on the page lets anyone choose.
        request.language_is_fixed = True  # type: ignore[attr-defined]
        translation.activate(settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = settings.LANGUAGE_CODE

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if request.path_info.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            return response
        if _is_fixed(request):
            response.headers.setdefault("Content-Language", settings.LANGUAGE_CODE)
            return response
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response


def _is_fixed(request: HttpRequest) -> bool:
    return request.path_info.startswith(FIXED)
