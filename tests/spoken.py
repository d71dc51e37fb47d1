"""Spanish and Arabic with a made-up catalogue, so that tests do not hang on what is translated."""

from tests.second_language import compiled

HEAD = "Content-Type: text/plain; charset=UTF-8\n"


def speak(settings, folder, *texts, languages=("es", "ar")):
    """Has these texts said in each language as «es: text», from a real catalogue in that folder."""
    for code in languages:
        place = folder / code / "LC_MESSAGES"
        place.mkdir(parents=True)
        said = {text: in_words(code, text) for text in texts}
        (place / "django.mo").write_bytes(compiled({**said, "": HEAD}))
    settings.LOCALE_PATHS = [folder]


def in_words(code, text):
    return f"«{code}: {text}»"
