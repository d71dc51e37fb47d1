"""How the second factor of staff is kept, shown and told of."""

from io import BytesIO
from typing import ClassVar

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from assessments.models.fields import decrypt, encrypt


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets that codes are made from encrypted, under the same keys as health data."""

    error_messages: ClassVar = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That code is not right. Type the one your app shows now."),
        "unverified_email": _("Sign in with a code from our mail first."),
    }

    def encrypt(self, text: str) -> str:
        return encrypt(text).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return str(decrypt(bytes.fromhex(encrypted_text)))

    def build_totp_svg(self, url: str) -> str:
        """On white, as cameras want it, in dark mode too."""
        picture = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode()
