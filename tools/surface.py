"""The public surface of the packages as text, so that a review shows what a change of the source changes for users.

    python tools/surface.py             write surface/swath.txt and surface/swath_api.txt
    python tools/surface.py --check     change nothing, report differences

A line is a fact: a function with its signature, a class with its bases, an attribute with its type and whether it has
to be given, the value of an enum, another name for something. Nothing is imported. What a public function takes or
returns is listed as well, wherever it is defined: users hold it in their hands.
"""

import argparse
import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

from public_surface.collecting import Surface, surface_of

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {"swath": "overlay/swath", "swath_api": "generated/swath_api"}


def public_surface(root: Path) -> Surface:
    """The surface of both packages in a working tree."""
    return surface_of({name: root / folder for name, folder in PACKAGES.items()})


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing, report differences")
    parser.add_argument("--root", type=Path, default=ROOT, help="the working tree (default: this one)")
    options = parser.parse_args(arguments)
    surface = public_surface(options.root)
    folder = options.root / "surface"
    stale = 0
    for package in PACKAGES:
        path = folder / f"{package}.txt"
        text = "".join(f"{line}\n" for line in surface.lines(package))
        before = path.read_text("utf-8") if path.exists() else ""
        if text == before:
            continue
        stale += 1
        if options.check:
            name = path.relative_to(options.root).as_posix()
            print(
                f"{name} is not what the source gives; run `make surface` and look at the difference:", file=sys.stderr
            )
            pair = (before.splitlines(), text.splitlines())
            print("\n".join(difflib.unified_diff(*pair, name, "now", n=0, lineterm="")), file=sys.stderr)
        else:
            folder.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
    if not options.check:
        print(f"{stale} files written")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
