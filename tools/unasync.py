"""Derive the synchronous twins from the asynchronous sources; `--check` only compares.

Every rule names the text that it replaces as whole tokens. A rule that matches nothing anywhere fails the run, so that
none outlives the code it was written for.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TREES = {
    "overlay/swath/_async": "overlay/swath/_sync",
    "overlay/swath/wire/_async": "overlay/swath/wire/_sync",
    "tests/overlay/_async": "tests/overlay/_sync",
}
HEADER = "# Derived from {source} by tools/unasync.py; edit that file, then `make sync`.\n"

Replacement = str | Callable[[re.Match[str]], str]
RULES: list[tuple[str, Replacement]] = [
    (r"\basync (def|with|for)\b", r"\1"),
    (r"\bawait ", ""),
    (r"\bAwaitable\[((?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*)\]", r"\1"),
    (r"\bAsyncGenerator, Awaitable, Callable\b", "Callable, Generator"),
    (r"\bAsyncIterator, Iterator\b", "Iterator"),
    (r"\bAsyncIterator\b", "Iterator"),
    (r"\bAsyncIterable, ", ""),
    (r"(\bIterable(?:\[[^\[\]]*\])?) \| Async\1", r"\1"),
    (r"\basynccontextmanager\b", "contextmanager"),
    (r"\bAbstractAsyncContextManager\b", "AbstractContextManager"),
    (r"\basync_off_loop\b", "off_loop"),
    (r"\b__aiter__\b", "__iter__"),
    (r"\b__aenter__\b", "__enter__"),
    (r"\b__aexit__\b", "__exit__"),
    (r"\baclose\b", "close"),
    (r"\baclosing\b", "closing"),
    (r"\baread\b", "read"),
    (r"\baiter_raw\b", "iter_raw"),
    (r"\basync_sleep\b", "sleep"),
    (r"\basync_deadline\b", "deadline"),
    (r"\basync_wait_all\b", "wait_all"),
    (r"\basync_hub\b", "hub"),
    (r"\basync_provided\b", "provided"),
    (r"\basync_auth_flow\b", "sync_auth_flow"),
    (r"\banext\b", "next"),
    (r"\bhandle_async_request\b", "handle_request"),
    (r"\bimport Awaitable, Callable\b", "import Callable"),
    (r"\basync_http\b", "sync_http"),
    (r"\bAsyncBaseTransport\b", "BaseTransport"),
    (r"\bAsyncByteStream\b", "SyncByteStream"),
    (r"\bAsyncClient\b", "Client"),
    # The interface has an operation called async process; its models keep their names.
    (r"(?<!\bmodels\.)\bAsync([A-Z]\w+)", r"\1"),
    (r"\b_async\b", "_sync"),
    (r"\b(A|a)synchronous(ly)?\b", lambda found: ("S" if found[1] == "A" else "s") + "ynchronous" + (found[2] or "")),
    (r", from which `_sync` is derived", ", derived from `_async`"),
    # Those that run in the program; batch has tasks of its own.
    (r"(\bwire\.|\bnumber of |\bfor all )tasks\b", r"\1threads"),
    (r"^@pytest\.mark\.anyio\n", ""),
]


def derive(text: str, source: str, used: set[int]) -> str:
    for number, (pattern, replacement) in enumerate(RULES):
        text, count = re.subn(pattern, replacement, text, flags=re.MULTILINE)
        if count:
            used.add(number)
    return HEADER.format(source=source) + text


def main() -> int:
    check = "--check" in sys.argv[1:]
    used: set[int] = set()
    stale = []
    for source_tree, target_tree in TREES.items():
        sources = {path.relative_to(ROOT / source_tree): path for path in (ROOT / source_tree).rglob("*.py")}
        for relative, path in sorted(sources.items()):
            target = ROOT / target_tree / relative
            text = derive(path.read_text("utf-8"), path.relative_to(ROOT).as_posix(), used)
            if target.exists() and target.read_text("utf-8") == text:
                continue
            stale.append(target.relative_to(ROOT).as_posix())
            if not check:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, "utf-8")
        for orphan in (ROOT / target_tree).rglob("*.py"):
            if orphan.relative_to(ROOT / target_tree) not in sources:
                stale.append(orphan.relative_to(ROOT).as_posix())
                if not check:
                    orphan.unlink()
    unused = [RULES[number][0] for number in range(len(RULES)) if number not in used]
    for pattern in unused:
        print(f"rule matches nothing any more: {pattern}")
    if check:
        for name in stale:
            print(f"differs from its asynchronous source: {name} (run `make sync`)")
        return 1 if stale or unused else 0
    print(f"{len(stale)} files written")
    return 1 if unused else 0


if __name__ == "__main__":
    sys.exit(main())
