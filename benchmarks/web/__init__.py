"""The question page against the framework's own limit: make bench-web"""
