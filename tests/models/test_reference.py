"""The reference that is read out on the phone."""

from assessments.models.reference import ALPHABET, LENGTH, new_reference, spoken


def test_it_has_no_letter_that_is_taken_for_another():
    assert not set("0O1IL8BAEUSV") & set(ALPHABET)


def test_it_is_random_and_of_one_length():
    made = {new_reference() for _ in range(200)}
    assert len(made) == 200
    assert {len(reference) for reference in made} == {LENGTH}
    assert set("".join(made)) <= set(ALPHABET)


def test_it_is_printed_in_two_groups():
    assert spoken("K7M4CX2W") == "K7M4-CX2W"
