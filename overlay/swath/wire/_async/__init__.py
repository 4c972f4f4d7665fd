"""Asynchronous transport, from which `_sync` is derived."""
