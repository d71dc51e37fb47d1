"""Who is asking: the random id that this browser's session holds. It is not a person's name."""

from uuid import UUID, uuid4

from django.http import HttpRequest

from . import shared_device

VISITOR = "visitor"


def visitor_of(request: HttpRequest) -> UUID | None:
    """The visitor of this session, or None when it holds none or was left idle for too long."""
    held = request.session.get(VISITOR)
    if held is None:
        return None
    if shared_device.is_shared(request):
        if shared_device.has_idled(request):
            return None
        shared_device.renew_mark(request)
    return UUID(held)


def prolong(request: HttpRequest) -> None:
    """Lets the session last its full time from now on, as a check is begun or a result is made."""
    request.session.modified = True


def visitor_made_for(request: HttpRequest) -> UUID:
    """The visitor of this session, made now when there is none to go on with."""
    visitor = visitor_of(request)
    if visitor is None:
        if VISITOR in request.session:  # left idle on a shared device: nothing of it goes on
            request.session.flush()
        visitor = uuid4()
        request.session[VISITOR] = str(visitor)
    return visitor
