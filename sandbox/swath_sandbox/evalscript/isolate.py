"""A JavaScript engine for one script: V8 with an allowance of time and memory."""

import asyncio
import atexit
import threading
import time
import weakref
from contextlib import ExitStack
from functools import cache
from importlib import resources

from py_mini_racer import DEFAULT_V8_FLAGS, JSOOMException, JSTimeoutException, init_mini_racer, mini_racer

from swath_sandbox.evalscript.errors import OutOfTime, failed

_lock = threading.Lock()
_open: "weakref.WeakSet[Isolate]" = weakref.WeakSet()


class Isolate:
    """A V8 isolate with the evalscript helpers and the driver; used by one thread at a time, and closed after use.

    `time_limit` is the seconds that all code may take together, `memory_limit` about the bytes that its objects and its
    array buffers may take. Other threads run Python while a script runs.
    """

    def __init__(self, *, time_limit: float, memory_limit: int) -> None:
        self._time_limit = time_limit
        self._spent = 0.0
        self._resources = ExitStack()
        # Two engines that begin at once may each set up what they share.
        with _lock:
            _start_v8()
            self._engine = self._resources.enter_context(mini_racer(_event_loop()))
        _open.add(self)
        self._engine.set_hard_memory_limit(memory_limit)
        self._engine.eval(_preamble(memory_limit))

    def run(self, code: str) -> object:
        """Evaluate code; answers numbers and strings as they are, array buffers as memory shared with the engine.

        Raises:
            EvalscriptError: an allowance is used up.
            JSEvalException: the code cannot be parsed, or throws.
        """
        remaining = self._time_limit - self._spent
        started = time.monotonic()
        try:
            # Without any time left there would be no limit at all.
            return self._engine.eval(code, timeout_sec=max(remaining, 0.001))
        except JSTimeoutException:
            report = failed(f"The script did not finish within {self._time_limit:g} seconds.")
            raise OutOfTime(str(report), report.code) from None
        except JSOOMException:
            raise failed("The script needs more memory than it may use.") from None
        finally:
            self._spent += time.monotonic() - started

    def text(self, code: str) -> str:
        """Evaluate code that answers a string."""
        result = self.run(code)
        if not isinstance(result, str):
            raise TypeError(f"{code} answered {type(result).__name__}")
        return result

    def memory(self, code: str) -> memoryview:
        """Evaluate code that answers an array buffer; its memory lasts as long as the script keeps it and no longer."""
        result = self.run(code)
        if not isinstance(result, memoryview):
            raise TypeError(f"{code} answered {type(result).__name__}")
        return result

    def close(self) -> None:
        """Free the engine; closing twice is harmless."""
        _open.discard(self)
        self._resources.close()


@cache
def _start_v8() -> None:
    # Where a processor can guard compiled code by a key, only threads that are younger than V8 have the key: any other
    # that runs a script would bring the process down.
    init_mini_racer(flags=[*DEFAULT_V8_FLAGS, "--no-memory-protection-keys"], ignore_duplicate_init=True)


@cache
def _preamble(memory_limit: int) -> str:
    scripts = {
        name: (resources.files(__package__) / "js" / f"{name}.js").read_text(encoding="utf-8").rstrip()
        for name in ("clock", "pixels", "driver", "guards", "prelude", "visualizers")
    }
    scripts["guards"] += f"({memory_limit});"
    # In a function of its own, so that a script meets none of the names but those meant for it.
    return "(() => {\n" + "\n".join(scripts.values()) + "\n})();\n//# sourceURL=sandbox.js"


@cache
def _event_loop() -> asyncio.AbstractEventLoop:
    """The loop that watches the clock for all isolates: one of their own each would be a thread each."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="evalscript-clock", daemon=True)
    thread.start()

    def stop() -> None:
        # An engine that lives on while Python ends waits for ever.
        for isolate in list(_open):
            isolate.close()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    atexit.register(stop)
    return loop
