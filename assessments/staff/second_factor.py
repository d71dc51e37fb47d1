"""How the second factor of staff is kept."""

from allauth.mfa.adapter import DefaultMFAAdapter

from assessments.models.fields import decrypt, encrypt


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets that codes are made from encrypted, under the same keys as health data."""

    def encrypt(self, text: str) -> str:
        return encrypt(text).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return str(decrypt(bytes.fromhex(encrypted_text)))
