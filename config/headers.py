"""Headers that every answer has: pages, redirects, errors, files."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Nothing here needs a device: what a browser may be asked for is turned off, for frames as well.
# Those alone that browsers know: each that they do not is a line in the reader's console.
FEATURES = (
    *("accelerometer", "autoplay", "camera", "display-capture", "fullscreen"),
    *("geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
ALWAYS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES),
    # SecurityMiddleware sends these three with the same values, but not when it refuses itself: a
    # request for a host that is not ours.
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Until a view says otherwise; static files do, and pages of answers say more.
    "Cache-Control": "no-store",
}
SHARED = "/shared/"
ON_SHARED = {
    # The address is all that it takes to see a result. It has no form that would need more.
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
"""Below that path, whatever else was said: on errors and redirects, too."""


class ConstantHeadersMiddleware:
    """Adds what is missing of them. It stands first, so that no answer passes it by."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if request.path_info.startswith(SHARED):
            for name, value in ON_SHARED.items():
                response.headers[name] = value
        return response
