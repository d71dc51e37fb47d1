"""The rule book as a document in Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

from assessments.triage.references import is_publishers

STATUS: Mapping[str, str] = {
    "S": "excerpt or second-hand copy read",
    "K": "from general knowledge, not read",
    "S/K": "opening read, detail from general knowledge",
    "-": "own choice, no publication",
}
"""How far a source was checked, by the code of its status."""

INTRODUCTION = """\
# Rule book

Rule set **{ruleset}**, in the words of edition {questionnaire} of the questions. Written by
`manage.py rulebook --write` from the code that judges; do not edit it. **No clinician has reviewed
it**: see [SIGN_OFF.md](SIGN_OFF.md).

{rules} rules. A result's urgency is the highest of any rule met; no rule lowers what another gave.
Who is under 18, or does not agree to go on, is not judged.

How to read a condition:

- A question is followed by the answers that count, in “quotes”. “Or” means that any of them will
  do.
- `Fact [ … ]` stands for what several rules share; all are at the [end](#facts).
- An answer that was not given meets no line, so it meets a line that begins with “Not so”.
- Ratios are rounded to two places, a half upwards, before they are compared.

The advice with a result, and the order that settles which pattern leads, are in
`assessments/triage/`. What changed between rule sets is in
[RULESET_CHANGELOG.md](RULESET_CHANGELOG.md). How far each source was read is said beside it; see
[EVIDENCE.md](EVIDENCE.md).
"""


def as_markdown(book: Mapping[str, Any]) -> str:
    """The document, ending with a line feed. Each rule's id, in small letters, is an anchor."""
    return "\n".join(_document(book)).rstrip("\n") + "\n"


def _document(book: Mapping[str, Any]) -> Iterator[str]:
    yield INTRODUCTION.format(**{**book, "rules": len(book["rules"])})
    anchors = {f"Fact [{one['title']}]": _linked(one) for one in book["facts"]}
    yield from _index(book)
    for one in book["rules"]:
        yield from _rule(one, anchors)
    yield "## Facts\n"
    yield "What rules share, each defined once. A rule may read the questions behind its facts.\n"
    for one in book["facts"]:
        yield from _fact(one, anchors)


def _linked(fact: Mapping[str, Any]) -> str:
    return f"Fact [{fact['title']}](#fact-{fact['id']})"


def _index(book: Mapping[str, Any]) -> Iterator[str]:
    yield "| rule | urgency | family | pattern |\n|---|---|---|---|"
    for one in book["rules"]:
        yield (
            f"| [{one['id']}](#{one['id'].lower()}) {one['title']} | `{one['urgency']}` "
            f"| `{one['family']}` | `{one['pattern']}` |"
        )
    yield ""


def _rule(one: Mapping[str, Any], anchors: Mapping[str, str]) -> Iterator[str]:
    yield f'<a id="{one["id"].lower()}"></a>\n'
    yield f"## {one['id']} {one['title']}\n"
    yield (
        f"`{one['urgency']}` · pattern `{one['pattern']}` ({one['pattern_title']}) · "
        f"family `{one['family']}` · module `rules/{one['module']}.py`\n"
    )
    yield from _condition(one, anchors)
    yield f"**What the patient reads:** {one['reason']}\n"
    yield "**Sources:**\n"
    yield from (_source(source) for source in one["sources"])
    if "vignettes" in one:
        yield f"\n**Vignettes that meet it:** {', '.join(one['vignettes'])}"
    yield ""


def _fact(one: Mapping[str, Any], anchors: Mapping[str, str]) -> Iterator[str]:
    yield f'<a id="fact-{one["id"]}"></a>\n'
    yield f"### Fact: {one['title']} (`{one['id']}`)\n"
    yield from _condition(one, anchors)


def _condition(one: Mapping[str, Any], anchors: Mapping[str, str]) -> Iterator[str]:
    if one["remark"]:
        yield f"{one['remark']}\n"
    words = one["condition"]
    for fact, linked in anchors.items():
        words = words.replace(fact, linked)
    yield "- " + words.replace("\n", "\n  ") + "\n"


def _source(source: Mapping[str, Any]) -> str:
    links = "".join(f" {address(url)}" for url in source["urls"])
    return f"- {source['key']}: {source['text']} ({STATUS[source['status']]}){links}"


def address(url: str) -> str:
    """A link to a publisher's or an official site; of any other, the address as it was read."""
    return f"<{url}>" if is_publishers(url) else f"`{url}`"
