"""Marks the texts a patient will read. They are translated where a record is made, not here."""


def gettext_noop(text: str) -> str:
    """Returns the text as it is; makemessages finds it by this name (or as _)."""
    return text
