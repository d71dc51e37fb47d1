"""The sources that rules cite, as a document in Markdown: what was read of each, and for what."""

from collections.abc import Iterator

from assessments.triage.references import REFERENCES, Reference, Status
from assessments.triage.rules import RULES

from .marked_up import address

GROUPS = {
    Status.READ: (
        "Read, in an excerpt or a second-hand copy",
        "None was read in full at its publisher's. The text says which part, where that is known.",
    ),
    Status.PARTLY: (
        "Opening read, detail from general knowledge",
        "The detail is to be checked against the source before anyone signs.",
    ),
    Status.KNOWN: (
        "From general knowledge, not read",
        "To be checked against the named guideline or paper before anyone signs.",
    ),
    Status.OWN: (
        "Own choices, with no publication behind them",
        "Choices of this rule set, on the side of caution. A clinician has to judge them.",
    ),
}

INTRODUCTION = """\
# Evidence

{sources} sources, and the rules that cite them. Written by `manage.py rulebook --write` from
`assessments/triage/references/`; do not edit it. Facts alone are carried over: no questionnaire's
wording is reproduced, and the questions are not the validated instruments.

**What it does not show.** No clinician has checked that a source says what a rule takes from it,
nor that the newest edition was used. No evidence was found for a clot score filled in by patients,
for foot pulses that they feel themselves, or for this rule set as a whole.

| how far it was checked | sources |
|---|---|
{counts}

Full texts that could not be read, and should be before sign-off: the 2024 ACC/AHA guideline beyond
its pocket-guide pages, NICE CG147 section 1.3, NG19 section 1.4, NG234, the CKS topics, RCOG
guideline 37b, and Leng and Fowkes 1992. NHS wording was read through press or syndicated copies.
An address that is no link is that of a copy, which was read instead of the publisher's own page.
"""


def evidence() -> str:
    """The document, ending with a line feed."""
    return "\n".join(_document()).rstrip("\n") + "\n"


def _document() -> Iterator[str]:
    counts = "\n".join(f"| {GROUPS[one][0]} | {len(_of(one))} |" for one in GROUPS)
    yield INTRODUCTION.format(sources=len(REFERENCES), counts=counts)
    for status, (title, note) in GROUPS.items():
        yield f"## {title}\n\n{note}\n\n| source | what | address | cited by |\n|---|---|---|---|"
        yield from (_row(source) for source in _of(status))
        yield ""


def _of(status: Status) -> list[Reference]:
    return [source for source in REFERENCES.values() if source.status == status]


def _row(source: Reference) -> str:
    urls = " ".join(map(address, source.urls)) or "none"
    rules = ", ".join(f"[{one}](RULEBOOK.md#{one.lower()})" for one in _citing(source))
    return f"| {source.key} | {source.what.replace('|', '/')} | {urls} | {rules or 'no rule'} |"


def _citing(source: Reference) -> list[str]:
    return [rule.id for rule in RULES if source in rule.references]
