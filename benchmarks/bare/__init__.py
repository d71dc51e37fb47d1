"""The framework's own limit: a bare view behind the same middleware, session and database.

It reads one row and shows it in a plain template; posted, it changes the row.
"""
