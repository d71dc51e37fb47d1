"""Whether the web node on this machine can serve: for the health check of its container.

    python -m config.ready

Ends with status 1, and says why, unless /readyz answers 200.
"""

import os
import sys
from http.client import HTTPConnection, HTTPException

SECONDS = 4


def answer(port: int, host: str) -> tuple[int, str]:
    """Status and text of /readyz, asked for under this host name; 0 when nothing answers."""
    connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request("GET", "/readyz", headers={"Host": host})
        response = connection.getresponse()
        return response.status, response.read().decode().strip()
    except (OSError, HTTPException) as error:
        return 0, f"nothing answers on port {port} ({type(error).__name__})"
    finally:
        connection.close()


def main() -> int:
    port = int(os.environ.get("BIND", "").rpartition(":")[2] or os.environ.get("PORT", "8000"))
    # Django answers to its own names alone; ".example.org" stands for all below it as well.
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    status, text = answer(port, host)
    sys.stdout.write(f"{text}\n")
    return 0 if status == 200 else 1


if __name__ == "__main__":
    sys.exit(main())
