"""Faults made on purpose under load, on the real parts: nginx, gunicorn, PostgreSQL, Redis.

`make drill` runs them all; `make drill DRILLS="node-killed disk-full-postgres"` some. Everything
runs on 127.0.0.1 and 127.0.0.2, in a folder of its own, and ends with the drill.
"""
