"""Reading the items of a questionnaire in tests."""

from assessments.exchange.fhir.questionnaire import questionnaire


def every(items):
    """Each item with all below it, in order."""
    for item in items:
        yield item
        yield from every(item.get("item", []))


def groups():
    """The page groups in English, by link id."""
    return {group["linkId"]: group for group in questionnaire("en")["item"]}


def item(link_id):
    (found,) = [one for one in every(questionnaire("en")["item"]) if one["linkId"] == link_id]
    return found


def extension(element, name):
    """The value of an extension of HL7's by the end of its address; None when it is not there."""
    for one in element.get("extension", []):
        if one["url"] == f"http://hl7.org/fhir/StructureDefinition/{name}":
            return next(value for key, value in one.items() if key.startswith("value"))
    return None


def control(element):
    found = extension(element, "questionnaire-itemControl")
    return found and found["coding"][0]["code"]
