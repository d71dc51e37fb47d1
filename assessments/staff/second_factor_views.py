"""The pages of the second factor, where they differ from those of django-allauth."""

from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import redirect

from .second_factor_forms import use_up


class SetUp(ActivateTOTPView):
    """Gives a member of staff the secret for their app. Patients have no use for it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and not request.user.is_staff:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> Any:
        """The code just typed counts as shown: nobody is asked for another at once."""
        response = super().form_valid(form)
        user = self.request.user
        use_up(user, form.cleaned_data["code"])
        added = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
        post_authentication(self.request, added, reauthenticated=True)
        return response


class AskForCode(AuthenticateView):
    """Asks for a code between the code by mail and being signed in."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Without a code field the post would be taken for that of a security key."""
        if request.method == "POST" and "code" not in request.POST:
            return redirect("mfa_authenticate")
        return super().dispatch(request, *args, **kwargs)
