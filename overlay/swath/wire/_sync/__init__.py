# Derived from overlay/swath/wire/_async/__init__.py by tools/unasync.py; edit that file, then `make sync`.
"""Synchronous transport, derived from `_async`."""
