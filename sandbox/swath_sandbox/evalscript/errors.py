"""What the service says when an evalscript fails."""

import re
from dataclasses import dataclass

SCRIPT_NAME = "evalscript.js"
NOT_AN_ARRAY = "Script must return an array."

_HEADER = re.compile(r"(?P<file>[^\s:]+):(?P<line>\d+): ")
_SCRIPT_FRAME = re.compile(re.escape(SCRIPT_NAME) + r":(\d+):(\d+)")
_OWN_FRAME = re.compile(r"\s+at .*(?:sandbox\.js|<anonymous>):\d+:\d+\)?$")


class EvalscriptError(Exception):
    """An evalscript cannot be used; the message and `code` are those of the service's error."""

    def __init__(self, message: str, code: str = "RENDERER_EXCEPTION") -> None:
        super().__init__(message)
        self.code = code


class OutOfTime(EvalscriptError):
    """An evalscript took longer than it may."""


def invalid(reason: str) -> EvalscriptError:
    """The error for a script that can be run, but says something wrong about itself."""
    return EvalscriptError(f"Invalid script! {reason}")


def failed(report: str) -> EvalscriptError:
    """The error for a script that could not be run to its end."""
    return EvalscriptError(f"Failed to evaluate script!\n{report}")


@dataclass(frozen=True, slots=True)
class Reporter:
    """Turns V8's reports of uncaught errors into the service's, with places in the user's own text.

    `prefix` is what was put before the first line of that text.
    """

    source: str
    prefix: str = ""

    def syntax_error(self, report: str) -> EvalscriptError:
        """The error for text that V8 could not parse."""
        return failed(self._tidy(_HEADER.sub(f"{SCRIPT_NAME}:\\g<line>: ", report, count=1)))

    def uncaught(self, report: str) -> EvalscriptError:
        """The error for something thrown while the script ran."""
        header = _HEADER.match(report)
        if header is not None and header["file"] != SCRIPT_NAME:
            report = self._relocate(report)
        return failed(self._tidy(report))

    def _relocate(self, report: str) -> str:
        """Name the script's line that called the helper which threw."""
        _, _, stack = report.partition("\n\n")
        message = stack.split("\n    at ", 1)[0].strip()
        frame = _SCRIPT_FRAME.search(stack)
        if frame is None:
            return message or report
        line, column = int(frame[1]), int(frame[2])
        text = self._line(line)
        return f"{SCRIPT_NAME}:{line}: {message}\n{text}\n{' ' * (column - 1)}^\n{stack}"

    def _line(self, number: int) -> str:
        lines = (self.prefix + self.source).split("\n")
        return lines[number - 1] if number <= len(lines) else ""

    def _tidy(self, report: str) -> str:
        lines = [line for line in report.split("\n") if line.strip() and not _OWN_FRAME.fullmatch(line)]
        if not self.prefix:
            return "\n".join(lines)
        for i, line in enumerate(lines):
            if line.startswith(self.prefix) and i + 1 < len(lines):
                lines[i] = line.removeprefix(self.prefix)
                lines[i + 1] = lines[i + 1][len(self.prefix) :]
        return _SCRIPT_FRAME.sub(self._shift, "\n".join(lines))

    def _shift(self, frame: re.Match[str]) -> str:
        line, column = int(frame[1]), int(frame[2])
        return f"{SCRIPT_NAME}:{line}:{column - len(self.prefix) if line == 1 else column}"
