"""What is shown in Django admin, and what is not."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group

from assessments.models import Case, User

from .accounts import AccountAdmin
from .case_page import CasePage
from .queue import Queue
from .second_factor_admin import SecondFactorAdmin

# An address that is added to an account, or called verified, is a way into it.
admin.site.unregister(EmailAddress)
# As django-allauth shows it, the secrets could be read and changed.
admin.site.unregister(Authenticator)
# What a role may do is written in a migration: who gives roles cannot widen one.
admin.site.unregister(Group)

admin.site.register(User, AccountAdmin)
admin.site.register(Authenticator, SecondFactorAdmin)


@admin.register(Case)
class CaseAdmin(CasePage, Queue):
    """What patients sent: to be read and dealt with, never changed. What was not sent is theirs."""
