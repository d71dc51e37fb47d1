"""What else the person wants to say."""

from django.utils.translation import gettext_lazy as _

from ..remarks import NoteField
from ..sections import LAST
from .base import Page


class NotePage(Page):
    slug = "note"
    section = LAST
    title = _("Anything else")
    why = _("Your own words help the person who reads your answers.")

    note = NoteField(
        # Translators: Nobody may think that the check reads this: keep that it does not change the
        # advice.
        _("Is there anything else your doctor or nurse should know?"),
        hint=_(
            "You can leave this blank. Use up to 500 characters. It is kept and printed with your "
            "answers. This check cannot read it, so it does not change the advice."
        ),
    )


PAGES = (NotePage,)
