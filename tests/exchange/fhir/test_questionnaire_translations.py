"""The questionnaire and the codes in one language, and in the host's with all others beside."""

import pytest
from django.utils import translation

from assessments.exchange.fhir.code_systems import code_system, names
from assessments.exchange.fhir.questionnaire import questionnaire
from assessments.exchange.fhir.translations import TRANSLATION, tag, with_translations
from tests.second_language import CODE, TAG, add_second_language, every_text, translated

from .items import every


@pytest.fixture
def second_language(settings, tmp_path):
    add_second_language(settings, tmp_path)


def shown(resource):
    """Every text for people, by where it stands."""
    texts = {"description": resource["description"]}
    for one in every(resource["item"]):
        texts[one["linkId"]] = one["text"]
        for option in one.get("answerOption", []):
            coding = option["valueCoding"]
            texts[f"{one['linkId']} {coding['code']}"] = coding["display"]
    return texts


def test_in_one_language_there_are_no_translations(settings):
    settings.LANGUAGES = [("en", "English")]
    assert TRANSLATION not in str(questionnaire())
    assert questionnaire() == questionnaire("en")
    assert questionnaire()["language"] == "en"


@pytest.mark.usefixtures("second_language")
def test_a_language_asked_for_is_the_only_one():
    made = questionnaire(CODE)
    assert made["language"] == TAG
    assert TRANSLATION not in str(made)
    assert all("«" in text for text in shown(made).values())
    assert shown(made)["consent yes"] == translated("Yes")
    assert "call 112 now.»" in shown(made)["page-start-notice"]


@pytest.mark.usefixtures("second_language")
def test_else_the_hosts_stands_first_and_all_that_it_says_has_the_other_beside_it():
    made = questionnaire()
    assert made["language"] == "en"
    assert shown(made) == shown(questionnaire("en"))
    theirs = shown(questionnaire(CODE))
    found = {"description": said(made, "description")}
    for one in every(made["item"]):
        found[one["linkId"]] = said(one, "text")
        for option in one.get("answerOption", []):
            coding = option["valueCoding"]
            found[f"{one['linkId']} {coding['code']}"] = said(coding, "display")
    assert found == theirs


def said(element, name):
    """What the one translation of a text says."""
    (extension,) = element[f"_{name}"]["extension"]
    assert extension["url"] == TRANSLATION
    language, content = extension["extension"]
    assert language == {"url": "lang", "valueCode": TAG}
    return content["valueString"]


@pytest.mark.usefixtures("second_language")
def test_only_words_are_translated():
    plain, both = questionnaire("en"), questionnaire()
    assert without_translations(both) == plain
    assert "_language" not in both


def without_translations(value):
    if isinstance(value, dict):
        kept = {name: one for name, one in value.items() if not name.startswith("_")}
        return {name: without_translations(one) for name, one in kept.items()}
    return [without_translations(one) for one in value] if isinstance(value, list) else value


@pytest.mark.usefixtures("second_language")
def test_the_hosts_language_decides_and_not_the_readers(settings):
    with translation.override(CODE):
        assert questionnaire()["language"] == "en"
    settings.LANGUAGE_CODE = CODE
    assert questionnaire()["language"] == TAG
    assert questionnaire()["item"][0]["text"].startswith("«")
    assert questionnaire("en")["language"] == "en"


@pytest.mark.usefixtures("second_language")
@pytest.mark.parametrize("name", names())
def test_codes_are_told_in_each_language(name):
    plain, theirs, both = code_system(name, "en"), code_system(name, CODE), code_system(name)
    assert (plain["language"], theirs["language"], both["language"]) == ("en", TAG, "en")
    assert all("«" in concept["display"] for concept in theirs["concept"])
    assert [concept["display"] for concept in both["concept"]] == [
        concept["display"] for concept in plain["concept"]
    ]
    assert [concept["designation"] for concept in both["concept"]] == [
        [{"language": TAG, "value": concept["display"]}] for concept in theirs["concept"]
    ]
    assert said(both, "title") == theirs["title"]


@pytest.mark.slow
@pytest.mark.usefixtures("second_language")
def test_the_validators_find_nothing_wrong_with_translations(validators):
    made = [questionnaire(), questionnaire(CODE)]
    made += [code_system(name) for name in ("em-breath", "pattern", "question")]
    assert [problem for one in made for problem in validators.problems(one)] == []


def test_what_is_said_alike_is_not_said_twice():
    plain = {"a": {"text": "mmHg"}, "b": ["x", {"text": "years"}], "n": 1}
    other = {"a": {"text": "mmHg"}, "b": ["x", {"text": "anos"}], "n": 1}
    made = with_translations(plain, {"pt": other})
    assert made["a"] == plain["a"]
    assert said_of(made["b"][1]) == [("pt", "anos")]


def said_of(element):
    each = [one["extension"] for one in element["_text"]["extension"]]
    return [(language["valueCode"], content["valueString"]) for language, content in each]


@pytest.mark.parametrize(
    "other", [{"text": "a", "more": "b"}, {}, {"text": "a", "item": []}, {"item": [{}, {}]}]
)
def test_what_is_not_built_alike_is_refused(other):
    with pytest.raises(ValueError, match=r"alike|shorter|longer"):
        with_translations({"item": [{}]}, {"pt": other})


@pytest.mark.parametrize(
    ("code", "expected"),
    [("en", "en"), ("pt-br", "pt-BR"), ("zh-hans", "zh-Hans"), ("sr-latn", "sr-Latn")],
)
def test_a_language_is_named_as_others_name_it(code, expected):
    assert tag(code) == expected


def test_the_made_up_language_has_texts_with_a_context_too():
    keys = every_text()
    assert keys["answer\x04Yes"] == "«Yes»"
    assert len(keys) > 400
