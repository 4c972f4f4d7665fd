"""Short names for what has none: values, and the alternatives of a union."""

import json
from collections.abc import Iterable

from .schemas import Schemas
from .shapes import Option


def quoted(values: Iterable[str]) -> str:
    """Values given as JSON texts, as they stand in a sentence."""
    return ", ".join(f"`{json.loads(value)}`" if value.startswith('"') else f"`{value}`" for value in sorted(values))


def few(values: Iterable[str]) -> str:
    """The same, a long list cut short."""
    given = sorted(values)
    return quoted(given) if len(given) <= 6 else f"{quoted(given[:5])} and {len(given) - 5} more"


def label(schemas: Schemas, option: Option) -> str:
    """One kind of value, by what tells it from others."""
    if option.type == "object":
        return _object_label(schemas, option)
    text = option.type if option.format is None else f"{option.type} ({option.format})"
    if option.values is not None:
        few = len(option.values) <= 3
        return f"{text} of {quoted(option.values) if few else f'{len(option.values)} values'}"
    if option.type == "array":
        sizes = sorted({str(option.limits[name]) for name in ("minItems", "maxItems") if name in option.limits})
        text = f"array of {' to '.join(sizes)}" if sizes else text
    return text


def _object_label(schemas: Schemas, option: Option) -> str:
    tags = sorted(_tags(schemas, option, ""))
    if not tags:
        for name, member in option.members.items():
            inner = schemas.shape(member.schema).options
            if len(inner) == 1:
                tags += _tags(schemas, inner[0], f"{name}.")
    if tags:
        return " ".join(tags[:2])
    required = [name for name, member in option.members.items() if member.required]
    named = sorted(required) or sorted(option.members)
    return f"object with {', '.join(named[:3])}{', …' if len(named) > 3 else ''}" if named else "object"


def _tags(schemas: Schemas, option: Option, prefix: str) -> list[str]:
    """The properties that have one value only, such as `type=Polygon`."""
    closed = schemas.closed(option).items()
    return [f"{prefix}{name}={json.loads(next(iter(values)))}" for name, values in closed if len(values) == 1]
