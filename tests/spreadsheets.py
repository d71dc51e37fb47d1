"""Files of the site as a spreadsheet program reads them."""

import csv
import io

MARK = "\ufeff"
"""What a file begins with, so that the program takes it for UTF-8."""


def csv_rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file, by the names of its columns."""
    assert text.startswith(MARK)
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))
