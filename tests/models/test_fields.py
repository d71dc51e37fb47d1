"""The encrypted field: what the database holds, and what comes back."""

from uuid import uuid4

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.db import connection

from assessments.models import Draft
from assessments.models.fields import Ciphertext, decrypt, encrypt

VALUE = {"em_leg": ["cold"], "note": "naïve ñ ع 😀", "abi_left": 0.85, "blank": None}


def test_what_goes_in_comes_out():
    assert decrypt(encrypt(VALUE)) == VALUE


def test_the_same_value_never_looks_the_same():
    assert encrypt(VALUE) != encrypt(VALUE)


def test_an_altered_byte_is_noticed():
    stored = bytearray(encrypt(VALUE))
    stored[len(stored) // 2] ^= 1
    with pytest.raises(InvalidToken):
        decrypt(bytes(stored))


def test_an_older_key_still_reads_and_the_newest_writes(settings):
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [old]
    before = encrypt(VALUE)
    settings.FIELD_ENCRYPTION_KEYS = [new, old]
    assert decrypt(before) == VALUE
    after = encrypt(VALUE)
    settings.FIELD_ENCRYPTION_KEYS = [new]
    assert decrypt(after) == VALUE
    with pytest.raises(InvalidToken):
        decrypt(before)


def test_repeated_words_are_compressed_before_encryption():
    assert len(encrypt(["the same words"] * 200)) < 300


@pytest.mark.django_db
def test_the_database_never_sees_the_words():
    draft = Draft.objects.create(visitor="4b6a1d3e-0000-4000-8000-000000000001", saved=VALUE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT saved FROM assessments_draft")
        stored = bytes(cursor.fetchone()[0])
    assert b"cold" not in stored
    assert b"em_leg" not in stored
    assert Draft.objects.get(pk=draft.pk).saved == VALUE


@pytest.mark.django_db
def test_what_is_encrypted_already_is_stored_as_it_is():
    stored = Ciphertext(encrypt(VALUE))
    draft = Draft.objects.create(visitor=uuid4(), saved=stored)
    assert Draft.objects.get(pk=draft.pk).saved == VALUE
    with connection.cursor() as cursor:
        cursor.execute("SELECT saved FROM assessments_draft")
        assert bytes(cursor.fetchone()[0]) == stored
