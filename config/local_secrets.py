"""The keys of a local try-out: made once, kept in var/, never used in production."""

import json
import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet


def local_secrets(path: Path) -> dict[str, str]:
    """Reads the keys kept at path, or makes them and keeps them there (readable by the owner only).

    Where the folder cannot be written, the keys last as long as the process: nothing that needs
    no stored data (such as the triage command) fails for it.
    """
    if path.exists():
        return dict(json.loads(path.read_text()))
    made = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_ENCRYPTION_KEY": Fernet.generate_key().decode(),
    }
    try:
        return _keep(path, made)
    except OSError:
        return made


def _keep(path: Path, made: dict[str, str]) -> dict[str, str]:
    """Writes under a name of its own first, so that two processes starting together agree."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(made))
    try:
        os.link(draft, path)
    except FileExistsError:
        made = dict(json.loads(path.read_text()))
    finally:
        draft.unlink()
    return made
