"""What the site's log would hold, line by line, for tests."""

import io
import json
import logging
from typing import Any

from config.logs import JsonLineFormatter, NameTheRequest


class LogLines:
    """Writes lines as production does. text is all of it, lines its objects."""

    def __init__(self) -> None:
        self._stream = io.StringIO()
        self.handler = logging.StreamHandler(self._stream)
        self.handler.setFormatter(JsonLineFormatter())
        self.handler.addFilter(NameTheRequest())

    @property
    def text(self) -> str:
        return self._stream.getvalue()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]

    def of(self, logger: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["logger"] == logger]
