"""What the log says of a request that was refused."""

import logging
from http import HTTPStatus


class WithoutTraceback(logging.Filter):
    """Takes the traceback off a line about an answer of 4xx: nothing of ours went wrong.

    Django adds one to each 400 and 403; a log full of them hides those that matter.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        status = getattr(record, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR)
        if status < HTTPStatus.INTERNAL_SERVER_ERROR:
            record.exc_info = record.exc_text = None
        return True
