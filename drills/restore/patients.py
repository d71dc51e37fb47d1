"""Made-up patients, one after the other, who walk a check and submit it, until this is stopped.

    python -m drills.restore.patients

Each goes through the site's own pages in this process, on the database that the environment names.
Prints for each result, once its patient has seen it, a line: its id, and when its last page was
sent and answered (seconds since 1970).
"""

import os
import re
import sys
import time
from random import Random

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.test import Client

    from tests.walker import WALKING_PAIN, Walker

    chance = Random(os.getpid())
    while True:
        answers = {"age_years": chance.randint(18, 95), "note": "x" * chance.randint(0, 500)}
        walker = Walker(Client(), chance.choice([{}, WALKING_PAIN]) | answers)
        ready = walker.walk(until="/check/answers/")
        begun = time.time()
        stop = walker.post(ready.main.find("form"), ready.path)
        found = re.match(r"/results/([0-9a-f-]+)/", stop.path)
        if found is None:
            raise SystemExit(f"No result, but {stop.path}")
        sys.stdout.write(f"{found[1]} {begun} {time.time()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
