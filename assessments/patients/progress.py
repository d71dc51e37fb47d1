"""How much of the check is left, in words."""

from django.utils.translation import gettext, ngettext

from assessments.questionnaire.digits import digits
from assessments.questionnaire.journey import Progress


def left_in_words(progress: Progress) -> str:
    """How many pages are still to be filled in after the one in view.

    It promises no more than the journey knows: a span while answers to come decide the number.
    """
    numbers = {"least": progress.least_left, "most": progress.most_left}
    if progress.most_left == 0:
        if progress.seen_before:
            return gettext("All other pages are done.")
        return gettext("This is the last page of questions.")
    if progress.least_left == progress.most_left:
        text = ngettext(
            "One short page to go after this one.",
            "%(most)d short pages to go after this one.",
            progress.most_left,
        )
    elif progress.least_left == 0:
        text = ngettext(
            "At most one short page to go after this one.",
            "At most %(most)d short pages to go after this one.",
            progress.most_left,
        )
    else:
        text = ngettext(
            "%(least)d to %(most)d short page to go after this one.",
            "%(least)d to %(most)d short pages to go after this one.",
            progress.most_left,
        )
    return digits(text % numbers)
