"""How gunicorn serves Leg Check; any of it can be overridden on gunicorn's command line."""

import gc
import os
from typing import Any

wsgi_app = "config.wsgi"
bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Threads keep slow and idle clients from holding a worker where no proxy stands in front.
worker_class = "gthread"
threads = 4
# Imported once, before the workers fork: faster start, shared memory.
preload_app = True


def when_ready(server: Any) -> None:
    """Before workers fork: what is there by now stays for good, and need not be looked through.

    Looking through it for garbage would take time, and copy the memory that workers share.
    """
    gc.collect()
    gc.freeze()


# A control socket in the home folder is of no use here.
control_socket_disable = True
