"""Members of staff with the rights that a test is about, and pages as they see them."""

from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.test import Client

from assessments.models import User
from tests.signing_in import with_second_factor

CASES = "/admin/assessments/case/"
AUDIT_LOG = "/admin/assessments/auditevent/"


def member(*rights: str, email: str = "nurse@example.org") -> User:
    """One of staff who may do that much: view_case, review_case, ..."""
    user = User.objects.create_user(email, is_staff=True)
    found = Permission.objects.filter(content_type__app_label="assessments", codename__in=rights)
    assert found.count() == len(rights)
    user.user_permissions.set(found)
    return user


def person(role: str) -> User:
    """Somebody in that role: "patient", "without a role", "superuser" or the name of a group."""
    user = User.objects.create_user("me@example.org", is_staff=role != "patient")
    if role == "superuser":
        User.objects.filter(pk=user.pk).update(is_superuser=True)
    elif role not in {"patient", "without a role"}:
        user.groups.add(Group.objects.get(name=role))
    return User.objects.get(pk=user.pk)


def browser_of(*rights: str, email: str = "nurse@example.org") -> Client:
    """The browser of such a member, the second factor shown."""
    return with_second_factor(member(*rights, email=email))


def listed(client: Client, path: str = CASES, **asked: str) -> list[str]:
    """What stands in the first column of a list, in order."""
    page = soup(client, path, **asked)
    return [cell.get_text(strip=True) for cell in page.select("#result_list tbody th")]


def soup(client: Client, path: str = CASES, **asked: str) -> BeautifulSoup:
    response = client.get(path, asked)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def row_of(page: BeautifulSoup, reference: str) -> dict[str, str]:
    """The cells of one case by the name of their column."""
    link = page.find("a", string=reference)
    return {
        cell["class"][0].removeprefix("field-"): cell.get_text(" ", strip=True)
        for cell in link.find_parent("tr").find_all(["td", "th"])
    }
