"""What changed for users since a release, and which version number is due by SemVer.

    python tools/api_diff.py v0.1.0

Compares the surfaces of both packages, and has griffe look at the hand-written one besides.

Exit code 0: pyproject.toml has a version that says enough; 1: a higher one is due; 2: the release cannot be read.
"""

import argparse
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import griffe

from public_surface.collecting import Surface
from public_surface.comparing import Change, compare_surfaces
from public_surface.signatures import Effect
from surface import PACKAGES, ROOT, public_surface

HAND_WRITTEN = "swath"
Version = tuple[int, int, int]


class UnreadableRelease(Exception):
    """There is nothing to compare with; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ref", metavar="REF", help="the release: a tag, a branch or a commit")
    parser.add_argument("--root", type=Path, default=ROOT, help="the working tree (default: this one)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder)
        try:
            extract(options.root, options.ref, before)
            released, current = version_of(before), version_of(options.root)
        except UnreadableRelease as error:
            print(f"api-diff: {error}", file=sys.stderr)
            return 2
        changes = changes_between(before, options.root)
    print(report(options.ref, changes))
    due = due_version(released, min((change.effect for change in changes), default=None))
    print(verdict(released, current, due))
    return 1 if current < due else 0


def extract(root: Path, ref: str, folder: Path) -> None:
    """Write the sources of both packages at a release into a folder; nothing of the repository changes.

    Raises:
        UnreadableRelease: There is no such release, or it has no pyproject.toml.
    """
    listed = _git(root, "ls-tree", "-r", "--name-only", ref, "--", "pyproject.toml", *PACKAGES.values()).decode()
    if "pyproject.toml" not in listed.splitlines():
        raise UnreadableRelease(f"{ref} has no pyproject.toml")
    present = [path for path in PACKAGES.values() if any(line.startswith(f"{path}/") for line in listed.splitlines())]
    archive = _git(root, "archive", "--format=tar", ref, "--", "pyproject.toml", *present)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")


def version_of(root: Path) -> Version:
    """The version in a tree's pyproject.toml, without what stands behind its three numbers."""
    try:
        text = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise UnreadableRelease(f"pyproject.toml has no version: {error}") from None
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", text)
    if not found:
        raise UnreadableRelease(f"the version {text!r} in pyproject.toml has no three numbers")
    major, minor, patch = map(int, found.groups())
    return major, minor, patch


def changes_between(before: Path, after: Path) -> list[Change]:
    """All changes between two trees, the breaking ones first."""
    old, new = public_surface(before), public_surface(after)
    changes = compare_surfaces(old, new)
    return sorted({*changes, *_found_by_griffe(before, after, old, changes)})


def due_version(released: Version, worst: Effect | None) -> Version:
    """The version that the worst change asks for; before 1.0.0 a breaking change raises the middle number."""
    major, minor, patch = released
    if worst is None:
        return released
    if worst is Effect.BREAKING:
        return (major + 1, 0, 0) if major else (0, minor + 1, 0)
    if worst is Effect.ADDITIVE and major:
        return major, minor + 1, 0
    return major, minor, patch + 1


def report(ref: str, changes: Sequence[Change]) -> str:
    if not changes:
        return f"Nothing changed for users since {ref}."
    lines = [f"Changes for users since {ref}"]
    for effect in Effect:
        same = [change for change in changes if change.effect is effect]
        if same:
            lines += ["", f"{effect} ({len(same)})", *(f"  {change.path}: {change.what}" for change in same)]
    return "\n".join(lines)


def verdict(released: Version, current: Version, due: Version) -> str:
    if due == released:
        return f"\nNo new version is due; {_text(released)} was released, pyproject.toml has {_text(current)}."
    enough = "which is enough" if current >= due else "which is too low"
    return f"\n{_text(due)} is due after {_text(released)}; pyproject.toml has {_text(current)}, {enough}."


def _found_by_griffe(before: Path, after: Path, old: Surface, known: Sequence[Change]) -> Iterator[Change]:
    """What griffe finds breaking in the public part of the hand-written package and the surfaces do not show."""
    folders = [tree / Path(PACKAGES[HAND_WRITTEN]).parent for tree in (before, after)]
    if not all((folder / HAND_WRITTEN).is_dir() for folder in folders):
        return
    was, is_ = (griffe.load(HAND_WRITTEN, search_paths=[folder], allow_inspection=False) for folder in folders)
    told = {change.path for change in known if change.effect is Effect.BREAKING}
    for breakage in griffe.find_breaking_changes(was, is_):
        path = _public_path(old, breakage.obj.path)
        if path is not None and not any(path == one or path.startswith((f"{one}.", f"{one}(")) for one in told):
            yield Change(Effect.BREAKING, path, _explained(breakage))


def _explained(breakage: griffe.Breakage) -> str:
    """What griffe says, without where: `(style): Positional parameter was moved`."""
    text = breakage.explain(griffe.ExplanationStyle.MARKDOWN)
    return re.sub(r"^- `[^`(]*([^`]*)`: \*(.*?)\*", r"\1: \2", text).lstrip(": ")


def _public_path(surface: Surface, path: str) -> str | None:
    """The path under which users know an object; None for what is none of their business."""
    name, rest = path, ""
    while name:
        if name in surface.homes:
            return surface.homes[name] + rest
        if name in surface.names:
            return surface.names[name] + rest
        name, _, last = name.rpartition(".")
        rest = f".{last}{rest}"
    return None


def _git(root: Path, *arguments: str) -> bytes:
    answer = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    if answer.returncode:
        raise UnreadableRelease(answer.stderr.decode(errors="replace").strip().splitlines()[0])
    return answer.stdout


def _text(version: Version) -> str:
    return ".".join(map(str, version))


if __name__ == "__main__":
    sys.exit(main())
