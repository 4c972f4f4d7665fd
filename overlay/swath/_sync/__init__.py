# Derived from overlay/swath/_async/__init__.py by tools/unasync.py; edit that file, then `make sync`.
"""The synchronous client, derived from `_async`."""
