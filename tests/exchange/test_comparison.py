"""Two assessments side by side: by code, in the words of their day, and never judged again."""

import pytest

from assessments.exchange.comparison import compare
from tests.histories import WALKING, checked


def ids(rows):
    return [row.question_id for row in rows]


def said(row):
    return [told.row.answers if told.row else None for told in row.told]


def row_of(assessment, question):
    """The stored row, so that a test can change its words as another day would have had them."""
    sections = assessment.content["shown"]["en"]["transcript"]
    return next(
        row for section in sections for row in section["rows"] if row["question_id"] == question
    )


@pytest.mark.parametrize("turned", [False, True])
def test_the_older_comes_first_whichever_is_named_first(turned):
    pair = [checked(), checked(days=1)]
    found = compare(*(reversed(pair) if turned else pair))
    assert [sheet.id for sheet in found.sheets] == [one.id for one in pair]


def test_changed_answers_are_told_in_the_order_of_the_questions():
    found = compare(checked(), checked({"smoking": "ex", "duration": "over_3m"}, days=1))
    assert ids(found.changed) == ["duration", "smoking"]
    assert said(found.changed[1]) == [("Never",), ("I used to",)]
    assert not {"duration", "smoking"} & set(ids(found.same))


def test_what_was_asked_once_is_kept_apart():
    found = compare(checked(WALKING), checked(days=1))
    assert ids(found.changed) == ["ecq_walk"]
    assert set(ids(found.asked_once)) == set(WALKING) - {"ecq_walk"}
    assert all(row.told[1].row is None for row in found.asked_once)


def test_left_blank_is_not_the_same_as_not_asked():
    found = compare(
        checked({"abi_known": "clinic", "abi_left": 0.8}), checked({"abi_known": "clinic"})
    )
    assert "abi_left" in ids(found.changed)
    assert "abi_right" in ids(found.same)


def test_words_and_order_of_ticks_do_not_make_a_change():
    older, newer = checked(WALKING), checked(WALKING, days=1)
    older.content["answers"]["walk_site"] = ["thigh_back", "calf"]
    row_of(older, "walk_site")["question"] = "Where does it hurt?"
    row_of(older, "walk_site")["answers"] = ["Lower leg"]
    found = compare(older, newer)
    assert not found.changed
    row = next(row for row in found.same if row.question_id == "walk_site")
    assert row.question == "Where is the walking pain?"
    assert [told.asked_as for told in row.told] == ["Where does it hurt?", ""]
    assert said(row)[0] == ("Lower leg",)


def test_each_is_in_the_readers_language_where_it_is_stored_and_keeps_its_own_else():
    older, newer = checked(), checked({"smoking": "ex"}, days=1)
    older.language = "de"
    older.content["shown"]["de"] = older.content["shown"]["en"]
    row = compare(older, newer).changed[0]
    assert [told.language for told in row.told] == ["en", "en"]
    del older.content["shown"]["en"]
    row = compare(older, newer).changed[0]
    assert row.asked_in == "en"
    assert [told.language for told in row.told] == ["de", "en"]


def test_a_question_that_is_gone_keeps_its_words():
    older, newer = checked(), checked(days=1)
    older.content["answers"]["gone"] = "yes"
    rows = older.content["shown"]["en"]["transcript"][0]["rows"]
    rows.append({"question_id": "gone", "question": "Was?", "answers": ["Yes"], "rules": []})
    (row,) = compare(older, newer).asked_once
    assert (row.question, said(row)) == ("Was?", [("Yes",), None])


def test_other_rules_are_pointed_out():
    older, newer = checked(), checked(days=1)
    assert not compare(older, newer).rules_changed
    older.ruleset = "2020.1"
    assert compare(older, newer).rules_changed


def test_nothing_is_judged_again(monkeypatch):
    pair = checked(), checked(days=1)

    def judged(*_):
        raise AssertionError("an old record was assessed again")

    monkeypatch.setattr("assessments.triage.assess", judged)
    monkeypatch.setattr("assessments.triage.Answers.from_json", judged)
    assert compare(*pair).same
