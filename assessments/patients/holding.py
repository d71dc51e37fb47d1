"""Who is asking: the account signed in or, without one, the random id that the session holds."""

from typing import cast
from uuid import UUID, uuid4

from django.contrib.auth import logout
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from assessments.models import Assessment, Holder, User
from assessments.repeating import notes_of
from assessments.services import results_of

from . import shared_device

VISITOR = "visitor"


def holder_of(request: HttpRequest) -> Holder | None:
    """The holder of this session, or None when it has none.

    A shared device's session that was left idle for too long is ended here.
    """
    if not request.user.is_authenticated and VISITOR not in request.session:
        return None
    if shared_device.is_shared(request):
        if shared_device.has_idled(request):
            logout(request)
            shared_device.note_left(request)
            return None
        shared_device.renew_mark(request)
    if request.user.is_authenticated:
        return Holder(account=request.user.pk)
    return Holder(visitor=UUID(request.session[VISITOR]))


def own_result(request: HttpRequest, pk: UUID) -> Assessment:
    """A result of this holder, with its case and what corrects it. Raises Http404."""
    own = results_of(holder_of(request)).select_related("case", "corrected_by")
    return get_object_or_404(own.defer("corrected_by__content"), pk=pk)


def account_of(request: HttpRequest) -> User | None:
    """The account that is signed in, if any; a session left idle is ended first."""
    holder = holder_of(request)
    return cast("User", request.user) if holder and holder.account else None


def prolong(request: HttpRequest) -> None:
    """Lets the session last its full time from now on, as a check is begun or a result is made."""
    request.session.modified = True


def holder_made_for(request: HttpRequest) -> Holder:
    """The holder of this session, made now when there is none to go on with."""
    holder = holder_of(request)
    if holder is None:
        # The same one in each try: an earlier one may have stored a draft for it.
        request.session[VISITOR] = notes_of(request).setdefault(VISITOR, str(uuid4()))
        holder = Holder(visitor=UUID(request.session[VISITOR]))
    return holder


def visitor_to_claim(request: HttpRequest) -> UUID | None:
    """The visitor whose draft and results pass to the account that signs in now, if any."""
    holder = holder_of(request)
    return holder.visitor if holder else None
