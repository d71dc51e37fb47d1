"""How gunicorn serves Leg Check; any of it can be overridden on gunicorn's command line."""

import os

wsgi_app = "config.wsgi"
bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Threads keep slow and idle clients from holding a worker where no proxy stands in front. Behind
# one that takes whole requests and answers (deploy/nginx), `sync` workers do more with the same
# processor: no thread waits for another.
worker_class = os.environ.get("WEB_CLASS", "gthread")
threads = int(os.environ.get("WEB_THREADS", "4")) if worker_class == "gthread" else 1
# Imported once, before the workers fork: faster start, shared memory.
preload_app = True
# A control socket in the home folder is of no use here.
control_socket_disable = True
# A worker that is silent for so long (seconds) is killed; the proxy waits longer. On a stop, what
# is being answered may end.
timeout = 30
graceful_timeout = 30
# Less than this (seconds) is the proxy's own patience with an idle connection: see upstream.conf.
keepalive = 2
# A new process now and then gives back what memory a PDF library kept; not all at once.
max_requests = 5000
max_requests_jitter = 1000
# Where workers show that they live: in memory, so that a slow disk does not get them killed.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
