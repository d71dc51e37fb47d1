"""The type of a text that is translated when it is shown, and the phrases that many pages share."""

from typing import TYPE_CHECKING, TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Text: TypeAlias = _StrPromise
else:
    Text: TypeAlias = Promise

YES = pgettext_lazy("answer", "Yes")
NO = pgettext_lazy("answer", "No")
NONE_OF_THESE = _("None of these")
NOT_SURE = _("I am not sure")

TICK_ALL = _("Tick all that apply.")
TICK_SOME = _("Tick at least one answer.")
TICK_SOME_OR_NONE = _("Tick all that apply, or tick “None of these”.")
CHOOSE_ONE = _("Choose the answer that fits best.")
