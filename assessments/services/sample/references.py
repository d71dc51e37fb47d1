"""References that never come twice, without keeping those that were given."""

from collections.abc import Iterator
from itertools import count
from random import Random

from assessments.models import Assessment
from assessments.models.reference import ALPHABET, LENGTH

ALL = len(ALPHABET) ** LENGTH


def free_references(random: Random) -> Iterator[str]:
    """Every reference once, in an order that looks like chance."""
    at = random.randrange(ALL)
    # A step that has no factor in common with their number comes to each before one again.
    step = random.randrange(ALL) * len(ALPHABET) + 1
    return (_spelt((at + number * step) % ALL) for number in count())


def take(references: Iterator[str], many: int) -> list[str]:
    """So many that no assessment has yet."""
    found: list[str] = []
    while len(found) < many:
        some = [next(references) for _ in range(many - len(found))]
        known = Assessment.objects.filter(reference__in=some)
        taken = set(known.values_list("reference", flat=True))
        found += [one for one in some if one not in taken]
    return found


def _spelt(number: int) -> str:
    signs = []
    for _ in range(LENGTH):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)
