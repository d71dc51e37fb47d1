"""Makes a dictionary of the words that records are made of: python -m tools.dictionary

It is learnt from the worked vignettes and from made-up patients, and written under its checksum
into assessments/models/dictionaries/. IN_USE in assessments/models/compression.py is to name it one
release after the file is out, and not before: older nodes must be able to read. Older dictionaries
stay for what was stored with them.
"""

import json
import os
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import django

# Deflate reaches back so far at most: 32 kB (RFC 1951) less zlib's lookahead.
SIZE = 32 * 1024 - 262
PEOPLE = 800
# A piece that the dictionary so far leaves so little of is in it already, in other words.
WORTH_ADDING = 0.2


def dense(value: Any) -> str:
    """JSON as records hold it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def contents() -> list[dict[str, Any]]:
    """What results of vignettes and of made-up patients hold."""
    from assessments.models.fields import decrypt
    from assessments.services.sample.checks import Courses, check_of
    from tests.vignettes import VIGNETTES

    columns = [check_of(vignette["answers"]).columns for vignette in VIGNETTES]
    courses = Courses(Random(5))
    while len(columns) < PEOPLE:
        columns += [check.columns for check in courses.next()]
    return [decrypt(each["content"]) for each in columns]


def pieces(shown: Mapping[str, Any]) -> Iterator[str]:
    """Stretches of a result that others repeat letter by letter."""
    for finding in shown["findings"]:
        yield dense(finding).split(',"because"')[0] + ',"because":["'
    yield dense({name: shown[name] for name in ("headline", "action", "by_when")})[1:-1]
    for name in ("steps", "watch_for", "self_care", "avoid"):
        yield from (dense(text) + "," for text in shown[name])
    for section in shown["transcript"]:
        yield from (dense(row) + "," for row in section["rows"])


def left_of(text: bytes, words: bytes) -> int:
    """Bytes that are left of a text with such a dictionary."""
    packer = zlib.compressobj(6, zdict=words)
    return len(packer.compress(text) + packer.flush())


def learnt(found: list[dict[str, Any]]) -> bytes:
    """The most frequent pieces, those last, where a reference to them costs least.

    One whole result stands at the end: the frame that all have.
    """
    counts = Counter(
        piece for content in found for shown in content["shown"].values() for piece in pieces(shown)
    )
    words = max((dense(content) for content in found[:200]), key=len).encode()[-SIZE:]
    for piece, _ in counts.most_common():
        text = piece.encode()
        new = left_of(text, words) >= WORTH_ADDING * len(text) + 6
        if new and len(words) + len(text) <= SIZE:
            words = text + words
    return words


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from assessments.models.compression import FOLDER

    found = contents()
    words = learnt(found)
    name = f"{zlib.adler32(words):08x}"
    FOLDER.joinpath(f"{name}.txt").write_bytes(words)
    texts = [dense(content).encode() for content in found]
    alone = sum(len(zlib.compress(text, 6)) for text in texts) // len(texts)
    with_it = sum(left_of(text, words) for text in texts) // len(texts)
    print(f"{name}: {len(words)} bytes; of a result {with_it} are left, without it {alone}.")


if __name__ == "__main__":
    main()
