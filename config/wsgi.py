"""The WSGI entry point that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from config.charset import utf8_alone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = utf8_alone(get_wsgi_application())

# Imported before the workers fork, so that no patient waits for it and the log speaks once.
from assessments.exchange import pdf  # noqa: E402

pdf.available()
