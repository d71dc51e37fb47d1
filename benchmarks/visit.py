"""Makes a patient's session, on the database that the settings name: python -m benchmarks.visit

Prints JSON: the Cookie header that opens the session, and the paths of a question and a result.
"""

import json

from django.test import Client

from tests.walker import WALKING_PAIN, Walker

QUESTION = "/check/where/"


def main() -> None:
    client = Client(SERVER_NAME="127.0.0.1", headers={"x-forwarded-proto": "https"})
    result = Walker(client, WALKING_PAIN).walk()
    assert result.urgency, result.path
    question = Walker(client).walk(until=QUESTION)
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    print(json.dumps({"cookie": cookie, "question": question.path, "result": result.path}))


if __name__ == "__main__":
    main()
