"""What the parts that every patient waits for cost. `make bench` prints it as a table."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()
