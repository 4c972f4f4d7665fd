"""What the table came to, for `pytest tests/faults --fault-table`."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """One fault for one kind of operation through one client.

    Attributes:
        fault: The fault in words.
        kind: The kind of operation.
        result: `recovers`, or the name of the error.
        seconds: How long it took.
        faults: What is wrong about it, each with the word that it is counted under.
    """

    fault: str
    kind: str
    result: str
    seconds: float
    faults: list[tuple[str, str]] = field(default_factory=list)

    def note(self, word: str, what: str) -> None:
        self.faults.append((word, what))


WORDS = {
    "hang": "hangs",
    "wrong": "wrong results",
    "duplicate": "duplicates",
    "elsewhere": "calls of another host",
    "canary": "secrets seen",
}


@dataclass
class Report:
    outcomes: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)

    def lines(self) -> list[str]:
        """A line a fault, a column a kind, both clients in one cell; then the counts."""
        kinds = list(dict.fromkeys(outcome.kind for outcome in sorted(self.outcomes, key=_order)))
        cells: dict[str, dict[str, set[str]]] = {}
        for outcome in self.outcomes:
            text = outcome.result + (" !" if outcome.faults else "")
            cells.setdefault(outcome.fault, {}).setdefault(outcome.kind, set()).add(text)
        rows = [["fault", *kinds]]
        rows += [
            [fault, *(" / ".join(sorted(found.get(kind, {"-"}))) for kind in kinds)] for fault, found in cells.items()
        ]
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        table = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
        counted = Counter(word for outcome in self.outcomes for word, _ in outcome.faults)
        counts = ", ".join(f"{counted[word]} {words}" for word, words in WORDS.items())
        slowest = max(outcome.seconds for outcome in self.outcomes)
        return [*table, "", f"{len(self.outcomes)} runs, slowest {slowest:.1f} s: {counts}"]


def _order(outcome: Outcome) -> int:
    return ["READ", "PAID", "CREATE", "ACT"].index(outcome.kind)
