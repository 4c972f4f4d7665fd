# Written by tools/generate.py; changes made here are lost.

from ..enums import OpenStrEnum


class Cql2ComparisonOperator(OpenStrEnum):
    """How two operands are compared; `<>` means unequal."""

    EQUAL = "="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="
    LESS = "<"
    LESS_OR_EQUAL = "<="
    UNEQUAL = "<>"
