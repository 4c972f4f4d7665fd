"""One difference between two documents, and where it counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from .rules import RULES, Direction, Effect, Kind, Rule


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the interface: an operation or a component, and the way from there.

    Attributes:
        anchor: `GET /process/v1`, or `schema ProcessRequest` for what several operations share.
        steps: The way within, such as `input.bounds.bbox[]`.
    """

    anchor: str
    steps: str = ""

    def within(self, step: str) -> "Place":
        joint = "" if not self.steps or step.startswith(("[", "<", "{")) else "."
        return Place(self.anchor, self.steps + joint + step)

    def __str__(self) -> str:
        return f"{self.anchor}: {self.steps}" if self.steps else self.anchor


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A difference as it was found: what happened there, one way or both."""

    anchor: str
    steps: str
    rule_id: str
    what: str

    @property
    def rule(self) -> Rule:
        return RULES[self.rule_id]


@dataclass(frozen=True, slots=True)
class Change:
    """A difference with all that a reader wants to know.

    Attributes:
        area: The area of the interface; `several areas` for what they share.
        operations: The operations that it touches, as `METHOD /path`, sorted.
        directions: Whether a schema of requests, of answers or of both is touched; neither for other facts.
    """

    finding: Finding
    area: str
    operations: tuple[str, ...]
    directions: frozenset[Direction]

    @property
    def kind(self) -> Kind:
        return self.finding.rule.kind

    @property
    def effect(self) -> Effect:
        return min(verdict.effect for verdict in self.finding.rule.verdicts(self.directions))

    @property
    def meaning(self) -> str:
        verdicts = self.finding.rule.verdicts(self.directions)
        return "; ".join(dict.fromkeys(verdict.meaning for verdict in verdicts if verdict.effect == self.effect))

    @property
    def where(self) -> str:
        return str(Place(self.finding.anchor, self.finding.steps))

    @property
    def line(self) -> str:
        """The whole difference on one line, the same on every run."""
        return f"{self.where}: {self.finding.what}"


def in_order(changes: Iterable[Change]) -> list[Change]:
    """By area, then by what happened, the worst first."""
    kinds = list(Kind)
    return sorted(changes, key=lambda change: (change.area, kinds.index(change.kind), change.effect, change.finding))
