"""Accounts in the admin: made by email alone, since nobody here has a password."""

from typing import Any

from django import forms

from assessments.models import User


class AccountCreationForm(forms.ModelForm):
    """Asks for an email address, and for nothing else."""

    class Meta:
        model = User
        fields = ("email",)

    def save(self, commit: bool = True) -> Any:
        self.instance.set_unusable_password()
        return super().save(commit)
