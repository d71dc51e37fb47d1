"""What becomes of a file that is sent: it is refused before it is read."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class NoFiles(FileUploadHandler):
    """A form in parts may be no larger than any other form; nobody has a file to send here.

    Django itself refuses the first file (DATA_UPLOAD_MAX_NUMBER_FILES). But it measures the fields
    of such a form alone, and would read a part that is never ended to the end.
    """

    def handle_raw_input(
        self, source: Any, meta: Any, content_length: int, boundary: str, encoding: Any = None
    ) -> None:
        """Raises RequestDataTooBig before anything is read."""
        if content_length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig("A form in parts is larger than any form of ours.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        return None

    def file_complete(self, file_size: int) -> None:
        return None
