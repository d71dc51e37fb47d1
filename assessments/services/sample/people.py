"""Whom a sample is about: patients and staff, each marked as made up wherever one is named."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import Group

from assessments.models import User

DOMAIN = "sample.invalid"
"""A domain that can never be: no mail reaches anyone."""
NURSES = tuple(f"sample-nurse-{number}@{DOMAIN}" for number in range(1, 6))
REVIEWERS = "Reviewer"
PASSWORD = UNUSABLE_PASSWORD_PREFIX + "sample"


@dataclass(frozen=True, slots=True)
class Person:
    """The number of a patient, from 1, in the population of a seed."""

    seed: int
    number: int

    @property
    def email(self) -> str:
        return f"{emails_of(self.seed)}{self.number}@{DOMAIN}"

    def account(self, joined: datetime) -> User:
        return User(email=self.email, password=PASSWORD, date_joined=joined, last_login=joined)

    def contact(self, random: Random, age: int, at: datetime) -> dict[str, str]:
        """What they add for the clinic, of that age in years then; some leave parts of it out."""
        born = (at - timedelta(days=age * 365.25 + 1 + 360 * random.random())).date()
        given = {
            "name": f"Sample patient {self.number}",
            "born": born.isoformat(),
            "reach": self.email,
        }
        return {part: said if random.random() < 0.75 else "" for part, said in given.items()}


def emails_of(seed: int) -> str:
    """What the addresses of all patients of a seed begin with."""
    return f"sample-{seed}-"


def confirmed(accounts: list[User]) -> list[EmailAddress]:
    """Their addresses, as proved as those of patients who have signed in."""
    return [
        EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in accounts
    ]


def staff() -> list[User]:
    """The members of staff, made where they are not there yet.

    They have no second factor, without which nobody can sign in to the admin.
    """
    made = [User(email=email, password=PASSWORD, is_staff=True) for email in NURSES]
    User.objects.bulk_create(made, ignore_conflicts=True)
    nurses = list(User.objects.filter(email__in=NURSES).order_by("email"))
    for group in Group.objects.filter(name=REVIEWERS):
        group.user_set.add(*nurses)
    return nurses
