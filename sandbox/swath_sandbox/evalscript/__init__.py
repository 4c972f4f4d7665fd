"""Evalscripts of the Sentinel Hub services, run by V8."""

from swath_sandbox.evalscript.engine import Evalscript
from swath_sandbox.evalscript.errors import EvalscriptError
from swath_sandbox.evalscript.model import Outputs, SceneInput, SourceInput
from swath_sandbox.evalscript.setup import InputSpec, OutputSpec, Setup

__all__ = [
    "Evalscript",
    "EvalscriptError",
    "InputSpec",
    "OutputSpec",
    "Outputs",
    "SceneInput",
    "Setup",
    "SourceInput",
]
