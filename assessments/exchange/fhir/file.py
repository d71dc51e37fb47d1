"""A result's document as a file to take to another system."""

import json
from datetime import datetime

from django.http import HttpResponse

from assessments.models import Assessment

from ..download import kept_as
from ..sheet import sheet
from .addresses import MEDIA_TYPE
from .document import document


def fhir_file(
    assessment: Assessment, language: str | None = None, *, taken_back: bool, made_at: datetime
) -> HttpResponse:
    """What a browser keeps as leg-check-REFERENCE.fhir.json, made for this request.

    language is the reader's, else the patient's own. It holds what the sheet holds: nothing that
    the patient wrote for the clinic to reach them by.
    """
    made = document(assessment, language, taken_back=taken_back, made_at=made_at)
    content = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    name = f"{sheet(assessment, language).reference}.fhir.json"
    response = kept_as(name, HttpResponse(content, content_type=MEDIA_TYPE))
    response["Content-Language"] = made["language"]
    return response
