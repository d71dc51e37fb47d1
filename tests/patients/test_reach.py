"""Who sent a result with a wrong phone number mends it, as long as the clinic is not done."""

import pytest
from django.db import OperationalError

from assessments import services
from assessments.models import Case, User
from assessments.models.review import Decision
from tests.cases import answered
from tests.signing_in import with_second_factor
from tests.staff.staff_members import person

from .pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_earlier_tries")]


@pytest.fixture
def sent(result, client):
    """The path of a result that was sent with a mistyped number."""
    client.post(f"{result}send/", {"name": "Ada", "reach": "030 1111111"})
    return result


def mend(client, sent, reach):
    return client.post(f"{sent}reach/", {"reach": reach})


def test_the_page_of_what_was_sent_leads_there(sent, client):
    assert f'href="{sent}reach/"' in client.get(sent).content.decode()
    assert 'value="030 1111111"' in client.get(f"{sent}reach/").content.decode()


def test_it_is_changed_and_what_it_was_is_kept(sent, client):
    before = Case.objects.get()
    assert mend(client, sent, "030 2222222").url == f"{sent}#clinic"
    case = Case.objects.get()
    assert case.contact["reach"] == "030 2222222"
    assert case.contact["name"] == "Ada"
    assert [reach for reach, _ in case.earlier_reach] == ["030 1111111"]
    assert case.version == before.version + 1
    assert "030 2222222" in text_of(client.get(sent))


def test_staff_see_both_and_when(sent, client):
    mend(client, sent, "030 2222222")
    browser = with_second_factor(person("Reviewer"))
    page = browser.get(f"/admin/assessments/case/{Case.objects.get().pk}/change/").content.decode()
    assert "030 2222222" in page
    assert "030 1111111 (the patient changed it on" in " ".join(page.split())


def test_who_is_about_to_save_an_entry_looks_at_it_first(sent, client):
    seen = Case.objects.get()
    mend(client, sent, "030 2222222")
    nurse = User.objects.create_user("nurse@example.org", is_staff=True)
    entry = services.Entry(Decision.NOT_REACHED)
    with pytest.raises(services.ChangedMeanwhile):
        services.review(
            case_id=seen.pk,
            entry=entry,
            seen_version=seen.version,
            access=services.Access(nurse),
        )


@pytest.mark.parametrize("reach", ["", " ", "my daughter", "12", "x" * 200, "\x00"])
def test_what_is_no_way_to_reach_anyone_is_sent_back(sent, client, reach):
    response = mend(client, sent, reach)
    assert response.status_code == 200
    assert "error-summary" in response.content.decode()
    assert Case.objects.get().contact["reach"] == "030 1111111"


def test_the_same_once_more_changes_nothing(sent, client):
    mend(client, sent, "030 1111111")
    assert Case.objects.get().earlier_reach == []


def test_once_the_clinic_is_done_it_stays(sent, client):
    answered(Case.objects.get())
    assert mend(client, sent, "030 2222222").url == f"{sent}#clinic"
    assert client.get(f"{sent}reach/").status_code == 302
    assert Case.objects.get().contact["reach"] == "030 1111111"
    assert "reach/" not in client.get(sent).content.decode()


def test_a_result_that_was_not_sent_has_none(result, client):
    assert client.get(f"{result}reach/").status_code == 302
    assert mend(client, result, "030 2222222").status_code == 302
    assert not Case.objects.exists()


def test_it_cannot_be_changed_without_end(sent, client):
    for number in range(services.mending_reach.MOST_CHANGES):
        mend(client, sent, f"030 222222{number}")
    response = mend(client, sent, "030 3333333")
    assert "too often" in text_of(response)
    assert Case.objects.get().contact["reach"] != "030 3333333"


def test_what_was_typed_is_still_there_when_it_cannot_be_saved(sent, client, monkeypatch, caplog):
    def fail(*_, **__):
        raise OperationalError("030 2222222")

    monkeypatch.setattr("assessments.services.mend_reach", fail)
    response = mend(client, sent, "030 2222222")
    assert response.status_code == 503
    assert 'value="030 2222222"' in response.content.decode()
    # The word that it was saved may be all that got lost.
    assert "We do not know if that was saved" in text_of(response)
    assert "Nothing was changed" not in text_of(response)
    assert "2222222" not in caplog.text
