"""Records are compressed against a dictionary that must never change."""

import hashlib
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.models import compression
from assessments.models.compression import DictionaryMissing, compress, decompress
from assessments.models.fields import encrypt
from assessments.questionnaire.journey import walk
from assessments.services.submission import columns_of
from assessments.triage import Answers, assess
from tests.vignettes import VIGNETTES

# Whoever has stored anything needs these files as they are; another dictionary gets a line more.
KEPT = {
    "8c658fe1": "576e4c4a2f11c13392d5ff9597898eb3611b0b3b12752e7fb59258809ef97172",
}


def test_the_dictionaries_are_as_they_ever_were():
    found = {
        path.stem: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in compression.FOLDER.glob("*.txt")
    }
    assert found == KEPT
    assert compression.IN_USE in KEPT


@given(st.binary(max_size=50_000))
def test_what_was_compressed_comes_back(plain):
    assert decompress(compress(plain)) == plain


@given(st.binary(max_size=5_000))
def test_what_was_compressed_without_a_dictionary_comes_back(plain):
    assert decompress(zlib.compress(plain)) == plain


def test_what_is_compressed_names_its_dictionary():
    assert compress(b"numb")[2:6].hex() == compression.IN_USE


def test_one_compression_leaves_nothing_behind_for_the_next():
    first = compress(b"the note of one patient " * 20)
    assert compress(b"the note of one patient " * 20) == first
    assert len(compress(b"another")) > 6


def test_a_dictionary_that_is_not_there_is_named():
    packed = bytearray(compress(b"numb"))
    packed[2:6] = bytes.fromhex("0badcafe")
    with pytest.raises(DictionaryMissing, match="0badcafe"):
        decompress(bytes(packed))


def test_a_dictionary_that_was_altered_is_refused(tmp_path, monkeypatch):
    name = "0badcafe"
    tmp_path.joinpath(f"{name}.txt").write_bytes(b"something else")
    monkeypatch.setattr(compression, "FOLDER", tmp_path)
    with pytest.raises(DictionaryMissing, match=name):
        compression.dictionary(name)


@pytest.mark.parametrize("broken", [b"", b"x", b"\x78\x9c", b"\x78\xbb\x00"])
def test_what_is_no_compressed_text_is_an_error(broken):
    with pytest.raises(zlib.error):
        decompress(broken)


def test_what_breaks_off_is_an_error():
    with pytest.raises(zlib.error):
        decompress(compress(b"numb" * 100)[:-3])


def test_a_result_takes_few_bytes():
    def stored(vignette):
        walked = walk(vignette["answers"])
        outcome = assess(Answers.from_json(walked.answers))
        return len(encrypt(columns_of(vignette["answers"], walked, outcome, "en")["content"]))

    sizes = [stored(vignette) for vignette in VIGNETTES]
    # It was 2,770 without the dictionary. Much more than this: the words have changed so much
    # that it is time for another one (python -m tools.dictionary).
    assert sum(sizes) / len(sizes) < 900
