"""Who the rules are for: adults who agreed to go on."""

from .answers import Answers
from .codes import Consent

ADULT = 18


def in_scope(answers: Answers) -> bool:
    """False for a person who said no, or is under 18. An answer not given turns nobody away."""
    declined = answers.consent is Consent.NO
    under_age = answers.age_years is not None and answers.age_years < ADULT
    return not declined and not under_age
