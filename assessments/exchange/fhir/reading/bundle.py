"""A response that comes in a Bundle, which may say that it was taken back, deleted or changed."""

from collections.abc import Iterator
from typing import Any

from .heading import RESPONSE, changes
from .problems import Problem, ResponseError, shown

BUNDLE = "Bundle"
TYPES = ("document", "collection", "searchset", "transaction", "batch")
"""Not a history, whose versions are over; what a message means hangs on its event."""
STORING = ("POST", "PUT")

Resource = dict[str, Any]


def response_in(resource: Resource) -> Resource:
    """The response in a Bundle, such as a document of ours; any other resource as it is.

    Raises ResponseError for a Bundle with no response, or with several, and for one that may mean
    that it does not count.
    """
    if resource.get("resourceType") != BUNDLE:
        return resource
    entries = list(_objects(resource.get("entry")))
    held = list(_objects([entry.get("resource") for entry in entries]))
    found = [one for one in held if one.get("resourceType") == RESPONSE]
    # Each entry may say the same: it is said once.
    problems = [*dict.fromkeys(_against(resource, entries, held)), *_not_one(len(found))]
    if problems:
        raise ResponseError(problems)
    return found[0]


def _objects(found: Any) -> Iterator[Resource]:
    yield from (one for one in (found if isinstance(found, list) else []) if isinstance(one, dict))


def _against(bundle: Resource, entries: list[Resource], held: list[Resource]) -> Iterator[Problem]:
    kind = bundle.get("type")
    if kind not in TYPES:
        yield Problem(BUNDLE, f"is of type {shown(kind)}. These are read: {', '.join(TYPES)}.")
    yield from changes(bundle, f"{BUNDLE}.")
    for entry in entries:
        yield from changes(entry, f"{BUNDLE}.entry.")
        yield from _asked(entry.get("request"))
    for one in held:
        if one.get("resourceType") == "Composition":
            yield from _composed(one)


def _asked(request: Any) -> Iterator[Problem]:
    """What the receiver of an entry is asked to do with it."""
    if request is None:
        return
    method = request.get("method") if isinstance(request, dict) else request
    if method not in STORING:
        what = f"asks for {shown(method)}. Only {' and '.join(STORING)} are read."
        yield Problem(f"{BUNDLE}.entry", what)


def _composed(composition: Resource) -> Iterator[Problem]:
    if composition.get("status") == "entered-in-error":
        what = "is 'entered-in-error': the document was taken back."
        yield Problem("Composition.status", what)
    yield from changes(composition, "Composition.")


def _not_one(count: int) -> list[Problem]:
    if count == 1:
        return []
    return [Problem(BUNDLE, f"holds {count} of type {RESPONSE}. Send one response at a time.")]
