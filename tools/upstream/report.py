"""The outcome of a comparison as text, Markdown or JSON."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from .changes import Change
from .nodes import Problem
from .rules import Effect

MOST_NAMED = 3
TABLE_HEAD = ["| | Effect | Where | What | For a user | Operations |", "|---|---|---|---|---|---|"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a comparison gave.

    Attributes:
        document: Their document.
        against: The document that it was compared with.
        changes: The differences, in order.
        problems: The mistakes of their document.
        known: How many differences were left out because they were looked at before.
    """

    document: str
    against: str
    changes: Sequence[Change]
    problems: Sequence[Problem]
    known: int = 0

    @property
    def summary(self) -> str:
        counts = {effect: sum(change.effect is effect for change in self.changes) for effect in Effect}
        detail = ", ".join(f"{count} {effect}" for effect, count in counts.items() if count)
        text = f"{_counted(len(self.changes), 'difference')}{f' ({detail})' if detail else ''}"
        text += f", {self.known} known before" if self.known else ""
        return f"{text}; {_counted(len(self.problems), 'mistake')} in the document"


def as_text(outcome: Outcome) -> str:
    lines = [f"{outcome.document} compared with {outcome.against}", ""]
    for area, changes in groupby(outcome.changes, key=lambda change: change.area):
        lines.append(area)
        for kind, same in groupby(changes, key=lambda change: change.kind):
            lines.append(f"  {kind}")
            lines += [f"    {row[0].effect!s:<8}  {_sentence(row)}" for row in _rows(same)]
        lines.append("")
    if outcome.problems:
        lines.append("mistakes in the document")
        lines += [f"  {problem.where or '/'}: {problem.what}" for problem in outcome.problems]
        lines.append("")
    return "\n".join([*lines, outcome.summary])


def as_markdown(outcome: Outcome) -> str:
    lines = [f"# `{outcome.document}` compared with `{outcome.against}`", "", f"{outcome.summary}.", ""]
    for area, changes in groupby(outcome.changes, key=lambda change: change.area):
        lines += [
            f"## {area}",
            "",
            "| | Effect | Where | What | For a user | Operations |",
            "|---|---|---|---|---|---|",
        ]
        for row in _rows(changes):
            change = row[0]
            where, operations = (f"`{change.where}`", _operations(row)) if len(row) == 1 else (_where(row), "")
            cells = [change.kind, str(change.effect), where, change.finding.what, change.meaning, operations]
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        lines.append("")
    if outcome.problems:
        lines += ["## Mistakes in the document", ""]
        lines += [f"* `{problem.where or '/'}`: {problem.what}" for problem in outcome.problems]
        lines.append("")
    return "\n".join(lines).rstrip()


def as_json(outcome: Outcome) -> str:
    changes = [
        {
            "area": change.area,
            "kind": change.kind,
            "effect": str(change.effect),
            "rule": change.finding.rule_id,
            "where": change.where,
            "what": change.finding.what,
            "meaning": change.meaning,
            "directions": sorted(change.directions),
            "operations": list(change.operations),
        }
        for change in outcome.changes
    ]
    problems = [{"where": problem.where, "what": problem.what} for problem in outcome.problems]
    counts = {str(effect): sum(change.effect is effect for change in outcome.changes) for effect in Effect}
    document = {
        "document": outcome.document,
        "against": outcome.against,
        "summary": {"differences": len(changes), **counts, "known": outcome.known, "problems": len(problems)},
        "changes": changes,
        "problems": problems,
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json}


Row = list[Change]


def _rows(changes: Iterable[Change]) -> list[Row]:
    """The changes of an area line by line: what happened to several operations alike stands on one."""
    rows: dict[tuple[object, ...], Row] = {}
    for change in changes:
        finding = change.finding
        own = () if _is_of_operation(change) and finding.steps else (finding.anchor,)
        rows.setdefault((change.kind, change.effect, finding.rule_id, finding.steps, finding.what, *own), []).append(
            change
        )
    return list(rows.values())


def _is_of_operation(change: Change) -> bool:
    return change.operations == (change.finding.anchor,)


def _sentence(row: Row) -> str:
    operations = _operations(row)
    detail = f" [{operations}]" if operations else ""
    return f"{_where(row)}: {row[0].finding.what} ({row[0].meaning}){detail}"


def _where(row: Row) -> str:
    if len(row) == 1:
        return row[0].where
    return f"{_named([change.finding.anchor for change in row])}: {row[0].finding.steps}"


def _operations(row: Row) -> str:
    """The operations that a shared schema, parameter or answer touches."""
    return "" if _is_of_operation(row[0]) else _named(row[0].operations)


def _named(operations: Sequence[str]) -> str:
    named = ", ".join(operations[:MOST_NAMED])
    more = len(operations) - MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _counted(count: int, what: str) -> str:
    return f"{count or 'no'} {what}{'' if count == 1 else 's'}"
