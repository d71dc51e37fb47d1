#!/usr/bin/env python
"""Runs Leg Check's management commands; `python manage.py help` lists them."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # A limit for requests that a patient waits for. A command may take as long as it needs.
    os.environ["STATEMENT_TIMEOUT_SECONDS"] = "0"
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
