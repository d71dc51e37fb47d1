"""Making accounts in the admin."""

from django.contrib.auth.forms import AdminUserCreationForm

from assessments.models import User


class AccountCreationForm(AdminUserCreationForm):
    """Asks for an email address where Django asks for a user name."""

    class Meta:
        model = User
        fields = ("email",)
