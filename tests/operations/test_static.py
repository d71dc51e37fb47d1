"""The static files, as production serves them."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

from .project import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.any_database]

HASHED = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder, STORAGES={"staticfiles": HASHED}):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def test_every_file_is_collected_under_a_name_with_its_hash(collected):
    ours = [path.relative_to(ROOT / "static") for path in (ROOT / "static").rglob("*.*")]
    assert ours
    for path in ours:
        hashed = f"{path.stem}.????????????{path.suffix}"
        assert list((collected / path.parent).glob(hashed)), path


def test_the_stylesheet_is_compressed_and_small(collected):
    sheets = list((collected / "css").glob("leg-check.*.css.br"))
    assert len(sheets) == 1
    assert sheets[0].stat().st_size < 8 * 1024


@pytest.mark.parametrize("path", sorted((ROOT / "static").rglob("*.css")), ids=lambda p: p.name)
def test_a_stylesheet_fetches_nothing_from_elsewhere(path):
    assert not re.search(r"https?:|@import|url\(['\"]?//", path.read_text())
