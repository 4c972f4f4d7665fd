"""Paths in one form: the vendor's two styles are one operation, and the names of path parameters say nothing."""

import ast
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

PARAMETER = re.compile(r"\{([^{}]*)\}")
DEPLOYMENTS = Path(__file__).resolve().parents[2] / "overlay" / "swath" / "deployments.py"


def path_key(path: str) -> str:
    """The same text for all paths that lead to the same operation."""
    return PARAMETER.sub("{}", in_old_style(path.rstrip("/") or "/"))


def in_old_style(path: str) -> str:
    """The path in the old style; a path that both styles share stays as it is."""
    for new, old in _prefixes():
        if path == new or path.startswith(f"{new}/"):
            return old + path[len(new) :]
    return path


def parameter_names(path: str) -> list[str]:
    return PARAMETER.findall(path)


def base_path(server_url: str) -> str:
    """The path in front of all operations that a server's URL brings along."""
    try:
        path = urlsplit(server_url).path
    except ValueError:
        return ""
    return "" if "{" in server_url else path.rstrip("/")


@cache
def _prefixes() -> tuple[tuple[str, str], ...]:
    """The client's own table, read and not imported: while a document is worked in, the client may not import."""
    for statement in ast.parse(DEPLOYMENTS.read_text("utf-8")).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "_OLD_PREFIXES":
            table: tuple[tuple[str, str], ...] = ast.literal_eval(statement.value)
            return table
    raise LookupError(f"{DEPLOYMENTS} has no _OLD_PREFIXES, the table of both path styles, any more")
