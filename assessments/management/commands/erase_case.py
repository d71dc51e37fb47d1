"""manage.py erase_case REFERENCE --by EMAIL: deletes what a patient sent, for good."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments import services
from assessments.models import Case, User
from assessments.models.reference import plain


class Command(BaseCommand):
    help = (
        "Deletes a case with all its entries, before its time: sent to the wrong clinic, or to be "
        "erased by law. Where its patient has deleted the result as well, that is gone, too. The "
        "audit log keeps that it was erased, when, and by whom."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reference", help="as it is printed: ABCD-EFGH")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="whose decision it is")
        parser.add_argument("--no-input", action="store_true", help="do not ask again")

    def handle(self, *args: Any, **options: Any) -> None:
        by = User.objects.filter(email=options["by"].strip().lower(), is_staff=True).first()
        if by is None or not by.has_perm("assessments.assign_case"):
            raise CommandError(f"{options['by']} is no Lead. Say whose decision it is.")
        if (
            not options["no_input"]
            and input(f"Erase {options['reference']} for good? yes/no: ") != "yes"
        ):
            raise CommandError("Nothing was erased.")
        try:
            services.erase_case(reference=plain(options["reference"]), access=services.Access(by))
        except Case.DoesNotExist:
            raise CommandError(f"There is no case {options['reference']}.") from None
        self.stdout.write("The case is erased. Backups keep it until they are overwritten.")
