"""The figures over the project's own vignettes, as pages for the public show them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "vignettes.json"


@cache
def published() -> dict[str, Any]:
    """What `figures` gave for the vignettes when it was last written; not to be changed.

    A test keeps it current.
    """
    figures: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return figures
