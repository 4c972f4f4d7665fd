"""Compare a vendor's document with openapi.yaml by what travels on the wire.

Exit code 0: the same facts; 1: differences; 2: no document could be read.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .comparing import compare
from .documents import Document
from .known import read_known, without_known, write_known
from .nodes import Problems
from .operation_reading import interface_of
from .operations import Interface
from .reading import UnreadableDocument, read
from .report import FORMATS, Outcome

OURS = Path(__file__).resolve().parents[2] / "openapi.yaml"
KNOWN = Path(__file__).resolve().parent / "known.txt"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="upstream", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("document", metavar="SPEC", help="the vendor's document: a path or a URL, YAML or JSON")
    parser.add_argument(
        "--against",
        metavar="SPEC",
        help="the document to compare with, such as the vendor's edition before (default: openapi.yaml)",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument(
        "--known",
        type=Path,
        metavar="FILE",
        help="differences that were looked at before and are left out (default: known.txt here, for openapi.yaml)",
    )
    parser.add_argument("--accept", action="store_true", help="write what was found into the file of known differences")
    options = parser.parse_args(arguments)
    against = options.against or str(OURS)
    known: Path | None = options.known or (None if options.against else KNOWN)
    if options.accept and known is None:
        parser.error("--accept needs --known, or openapi.yaml to compare with")
    problems = Problems()
    try:
        ours = _interface(against, Problems())
        theirs = _interface(options.document, problems)
    except UnreadableDocument as error:
        print(f"upstream: {error}", file=sys.stderr)
        return 2
    changes = compare(ours, theirs)
    if options.accept and known:
        write_known(known, changes)
    left = without_known(changes, read_known(known) if known else set())
    shown = options.against or OURS.name
    outcome = Outcome(options.document, shown, left, list(problems), known=len(changes) - len(left))
    print(FORMATS[options.format](outcome))
    return 1 if left else 0


def _interface(source: str, problems: Problems) -> Interface:
    return interface_of(Document(read(source, problems), problems))


if __name__ == "__main__":
    sys.exit(main())
