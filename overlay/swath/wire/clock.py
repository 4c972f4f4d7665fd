"""Sleeping, for threads and for tasks."""

import time

sleep = time.sleep


async def async_sleep(seconds: float) -> None:
    """Let other tasks run for so many seconds."""
    import anyio

    await anyio.sleep(seconds)
