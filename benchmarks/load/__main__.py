"""Sends patients to a site that is running already and prints what became of them, as Markdown.

The exit status is 1 when something went wrong that no patient may see.
"""

import argparse
import sys
from pathlib import Path

from . import read_back, run


def main() -> int:
    ask = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    ask.add_argument("--address", required=True, help="such as https://127.0.0.1:8443")
    ask.add_argument("--patients", type=int, default=32)
    ask.add_argument("--seconds", type=float, default=60)
    ask.add_argument("--think", type=float, default=0, help="mean of seconds spent on a page")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--once", action="store_true", help="count what fails, try nothing again")
    trust = ask.add_mutually_exclusive_group()
    trust.add_argument("--ca", type=Path, help="a file of certificates to trust")
    trust.add_argument("--insecure", action="store_true", help="trust any certificate")
    given = ask.parse_args()
    tls = {"ca": given.ca, "insecure": given.insecure}
    tally = run(
        given.address,
        given.patients,
        seconds=given.seconds,
        think=given.think,
        retry=not given.once,
        seed=given.seed,
        **tls,
    )
    print("\n".join(tally.lines()))
    found = read_back(tally, given.address, **tls)
    print(f"\nread back: {found.results} of {len(tally.submitted)} results, ", end="")
    print(f"{found.drafts} open drafts with {found.pages} pages; wrong: {len(found.wrong)}")
    print("\n".join(found.wrong[:20]))
    return 1 if tally.errors or tally.foreign or found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
