"""Every value is put under the newest key while the site runs; then the older keys may go."""

from io import StringIO
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt
from cryptography.fernet import Fernet, InvalidToken
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import BinaryField, QuerySet

from assessments.models import Assessment, Case, Draft, Review, User
from assessments.models.fields import Ciphertext, EncryptedJSONField, encrypt
from assessments.services import rekeying
from tests.cases import answered, sent_case
from tests.signing_in import SECRET, with_second_factor

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = (Fernet.generate_key().decode() for _ in range(3))
SAVED = {"em_leg": ["none"], "age_years": 67}
COLUMNS = {
    "assessment.content", "case.contact", "draft.saved", "draft.suggested", "review.note",
    "review.message", "authenticator.data",
}  # fmt: skip


@pytest.fixture
def staff():
    nurse = User.objects.create_user("nurse@example.org", is_staff=True)
    with_second_factor(nurse)
    return nurse


@pytest.fixture
def three_keys(settings, staff):
    """Records under each of three keys, one of every kind; the third is the newest."""
    settings.FIELD_ENCRYPTION_KEYS = [FIRST]
    Authenticator.objects.filter(user=staff).delete()
    with_second_factor(staff)
    RecoveryCodes.activate(staff)
    answered(sent_case(name="Ann Example"), "Please come on Monday.")
    for keys in ([SECOND, FIRST], [THIRD, SECOND, FIRST]):
        settings.FIELD_ENCRYPTION_KEYS = keys
        Draft.objects.create(visitor=uuid4(), saved=SAVED, suggested={"side": "left"})


def rotate(*words):
    """What the command printed, by column."""
    said = StringIO()
    call_command("rotate_keys", *words, stdout=said)
    return dict(line.split(": ", 1) for line in said.getvalue().splitlines())


def contents():
    """What all records say."""
    return {
        "content": Assessment.objects.get().content,
        "contact": Case.objects.get().contact,
        "drafts": [(one.saved, one.suggested) for one in Draft.objects.order_by("pk")],
        "entry": Review.objects.values_list("note", "message").get(),
        "secret": decrypt(Authenticator.objects.get(type="totp").data["secret"]),
        "codes": RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).generate_codes(),
    }


@pytest.mark.usefixtures("three_keys")
def test_afterwards_the_newest_key_reads_everything(settings):
    before = contents()
    said = rotate()
    assert set(said) == COLUMNS
    assert said["draft.saved"].startswith("1 under the newest key, 1 re-encrypted, 0 unreadable")
    assert said["authenticator.data"].startswith("0 under the newest key, 2 re-encrypted")
    settings.FIELD_ENCRYPTION_KEYS = [THIRD]
    assert contents() == before
    assert before["secret"] == SECRET
    assert before["contact"]["name"] == "Ann Example"
    settings.FIELD_ENCRYPTION_KEYS = [SECOND, FIRST]
    with pytest.raises(InvalidToken):
        list(Draft.objects.all())


@pytest.mark.usefixtures("three_keys")
def test_the_check_counts_writes_nothing_and_fails_while_an_older_key_is_needed():
    for _ in range(2):
        said = StringIO()
        with pytest.raises(CommandError, match="Keep the older keys"):
            call_command("rotate_keys", "--check", stdout=said)
        assert "draft.saved: 1 under the newest key, 1 under an older key" in said.getvalue()
    rotate()
    assert rotate("--check")["case.contact"].startswith("1 under the newest key, 0 under an older")


@pytest.mark.usefixtures("three_keys")
def test_it_can_be_stopped_and_gone_on_with(monkeypatch):
    real, left = rekeying.reencrypt, [2]

    def stopped(stored):
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return real(stored)

    monkeypatch.setattr(rekeying, "reencrypt", stopped)
    with pytest.raises(KeyboardInterrupt):
        rotate()
    monkeypatch.undo()
    moved = [int(said.split(", ")[1].split()[0]) for said in rotate().values()]
    assert sum(moved) == 6
    assert rotate("--check")


@pytest.mark.usefixtures("three_keys")
def test_a_patient_who_saves_at_that_moment_wins(monkeypatch):
    real = rekeying.reencrypt
    newer = SAVED | {"age_years": 68}

    def meanwhile(stored):
        Draft.objects.update(saved=newer)
        return real(stored)

    monkeypatch.setattr(rekeying, "reencrypt", meanwhile)
    count = rekeying._rotate_column(Draft, "saved", count_only=False)
    assert (count.moved, count.changed, count.is_done) == (0, 1, False)
    assert [one.saved for one in Draft.objects.all()] == [newer, newer]
    monkeypatch.undo()
    rotate()
    assert rotate("--check")


@pytest.mark.usefixtures("three_keys")
def test_what_no_key_reads_is_left_as_it_is_and_said(settings):
    settings.FIELD_ENCRYPTION_KEYS = [THIRD, SECOND]
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("rotate_keys", stdout=said)
    assert "assessment.content: 0 under the newest key, 0 re-encrypted, 1 unreadable" in (
        said.getvalue()
    )
    settings.FIELD_ENCRYPTION_KEYS = [THIRD, SECOND, FIRST]
    assert Assessment.objects.get().content["answers"]


def test_many_rows_are_read_in_parts(settings, monkeypatch, django_assert_max_num_queries):
    settings.FIELD_ENCRYPTION_KEYS = [FIRST]
    stored = Ciphertext(encrypt(SAVED))
    Draft.objects.bulk_create(Draft(visitor=uuid4(), saved=stored) for _ in range(25))
    settings.FIELD_ENCRYPTION_KEYS = [SECOND, FIRST]
    monkeypatch.setattr(rekeying, "BATCH", 10)
    assert rotate()["draft.saved"].startswith("0 under the newest key, 25 re-encrypted")
    with django_assert_max_num_queries(20):
        assert rotate("--check")["draft.saved"].startswith("25 under the newest key")


def test_every_column_of_bytes_is_one_of_them():
    """One that holds bytes and is no encrypted field would be left behind."""
    of_bytes = {
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, BinaryField)
    }
    assert of_bytes == set(rekeying.encrypted_columns())


def test_a_query_set_of_no_models_own_is_needed():
    """Content never changes: through its own model it is refused."""
    assert isinstance(Assessment._meta.get_field("content"), EncryptedJSONField)
    assert Assessment.objects.__class__ is not QuerySet
    sent_case()
    with pytest.raises(Exception, match="never changes"):
        Assessment.objects.update(content=Ciphertext(b"x"))
