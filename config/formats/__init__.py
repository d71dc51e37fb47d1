"""Formats of dates for Django (FORMAT_MODULE_PATH), which config/dates.py makes.

Django's own formats know languages alone: its English puts the month first, and its Arabic lacks
half of them.
"""
