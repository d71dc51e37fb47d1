"""People who sign in. The email address is the name."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """Makes an account; without a password it can only sign in by other means."""
        if not email:
            raise ValueError("An account needs an email address.")
        user = self.model(email=email.strip().lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email=(email or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """An account of a patient or of staff."""

    email = models.EmailField(_("email address"), unique=True)
    is_staff = models.BooleanField(_("may sign in to the admin"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)
    # When a mail said that an account so long unused will be deleted.
    warned_at = models.DateTimeField(null=True, editable=False)

    # What they chose to read in; empty where nothing was chosen.
    language = models.CharField(
        max_length=12, blank=True, default="", db_default="", editable=False
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        permissions = [("give_rights", "Can say who is staff, and in which role")]
        indexes = [
            # Staff are few among many patients.
            models.Index(fields=["email"], condition=models.Q(is_staff=True), name="user_staff")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"
            )
        ]

    def __str__(self) -> str:
        return self.email

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()

    def has_usable_password(self) -> bool:
        """Never: nobody signs in with one, even where `createsuperuser` was told to store one.

        django-allauth would ask for it, on a page that there is not.
        """
        return False
