"""How gunicorn serves Leg Check; any of it can be overridden on gunicorn's command line."""

import os

import gunicorn

# What the header Server says: not which program this is.
gunicorn.SERVER = "web"
wsgi_app = "config.wsgi"
bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Threads keep slow and idle clients from holding a worker where no proxy stands in front.
worker_class = "gthread"
threads = 4
# Imported once, before the workers fork: faster start, shared memory.
preload_app = True
# A control socket in the home folder is of no use here.
control_socket_disable = True
# A request line of a search or of a link with its way back; headers of a browser with our cookies.
limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 8190
