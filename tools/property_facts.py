"""What the templates ask about a property: its kind, its imports, how the members of a union are told apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from openapi_python_client.parser.properties import AnyProperty, EnumProperty, ModelProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.property import Property
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty


class UnsupportedDocumentError(Exception):
    """The document has something that the templates cannot express; the message names it."""


@dataclass(frozen=True)
class ModelOption:
    """One model of a union, as Python source: its class, the values that tell it from the others, what it requires."""

    model: str
    values: str
    required: str


@dataclass(frozen=True)
class Union:
    """A union as the templates need it: a choice among models where there are several, and all other members."""

    name: str
    models: list[ModelOption]
    others: list[PropertyProtocol]


def kind_of(prop: PropertyProtocol) -> str:
    """The kind of a property in the templates' words."""
    if prop.template == AnyProperty.template and not isinstance(prop, AnyProperty):
        return "scalar"
    return prop.template.removesuffix("_property.py.jinja")


def needs_encoding(prop: PropertyProtocol) -> bool:
    """Whether a Python value of this property may be other than its JSON value."""
    if isinstance(prop, ListProperty):
        return needs_encoding(prop.inner_property)
    if isinstance(prop, UnionProperty):
        return any(needs_encoding(inner) for inner in prop.inner_properties)
    return kind_of(prop) in {"model", "enum", "datetime", "date", "any"}


def union_of(prop: UnionProperty, all_models: dict[str, ModelProperty]) -> Union:
    """How the members of a union are told apart. `all_models` are the finished ones; those in a union may not be."""
    models = [inner for inner in prop.inner_properties if isinstance(inner, ModelProperty)]
    others = [inner for inner in prop.inner_properties if not isinstance(inner, NoneProperty)]
    if len(models) > 1:
        others = [inner for inner in others if not isinstance(inner, ModelProperty)]
    else:
        models = []
    for kind in ("list", "enum"):
        if sum(kind_of(inner) == kind for inner in others) > 1:
            raise UnsupportedDocumentError(f"a union of several {kind}s: {prop.name.get_untrusted_value()}")
    rivals = [all_models[model.class_info.name] for model in models]
    return Union(f"choose_{prop.python_name}", [_option(model, rivals) for model in rivals], others)


def unions_in(properties: Iterable[PropertyProtocol], all_models: dict[str, ModelProperty]) -> list[Union]:
    """The unions with a choice among models, within lists and unions too, each once."""
    found: dict[str, Union] = {}
    for prop in properties:
        if isinstance(prop, ListProperty):
            found |= {union.name: union for union in unions_in([prop.inner_property], all_models)}
        elif isinstance(prop, UnionProperty):
            union = union_of(prop, all_models)
            found |= {inner.name: inner for inner in unions_in(prop.inner_properties, all_models)}
            if union.models:
                found[union.name] = union
    return list(found.values())


def imports_of(
    properties: Iterable[PropertyProtocol | None], prefix: str, own: ModelProperty | None = None
) -> list[str]:
    """The imports of the models and enums that properties name, sorted."""
    found: set[str] = set()
    for prop in filter(None, properties):
        found |= prop.get_imports(prefix=prefix) | prop.get_lazy_imports(prefix=prefix)
    own_import = own.self_import if own else " "
    return sorted(line for line in found if f"{prefix}models." in line and not line.endswith(own_import))


def model_imports(model: ModelProperty) -> dict[str, list[str]]:
    """What a model's module imports at once (enums that are defaults) and what when it first reads JSON."""
    members = properties_of(model)
    defaults = [prop for prop in members if prop.required and prop.default is not None]
    eager = imports_of(defaults, "..", model)
    every = imports_of([*members, model.additional_properties], "..", model)
    return {"eager": eager, "lazy": [line for line in every if line not in eager]}


def properties_of(model: ModelProperty) -> list[Property]:
    """The members of a finished model, required ones first."""
    return [*(model.required_properties or []), *(model.optional_properties or [])]


def _option(model: ModelProperty, rivals: list[ModelProperty]) -> ModelOption:
    telling = {name: allowed for name, allowed in _closed(model).items() if _tells(name, model, rivals)}
    values = {name: sorted(allowed, key=repr) for name, allowed in telling.items()}
    required = sorted(prop.name.get_untrusted_value() for prop in model.required_properties or [])
    return ModelOption(model.class_info.name, repr(values), repr(required))


def _closed(model: ModelProperty) -> dict[str, set[object]]:
    """The members of a model that have one of a few values."""
    found: dict[str, set[object]] = {}
    for prop in properties_of(model):
        name = prop.name.get_untrusted_value()
        if isinstance(prop, ConstProperty):
            found[name] = {prop.value.raw_value}
        elif isinstance(prop, EnumProperty):
            found[name] = set(prop.values.values())
    return found


def _tells(name: str, model: ModelProperty, rivals: list[ModelProperty]) -> bool:
    """Whether a member tells a model from the others: a constant does, an enum if no other model has a value of it."""
    own = _closed(model)[name]
    others = [_closed(rival).get(name, set()) for rival in rivals if rival is not model]
    return len(own) == 1 or (any(others) and not any(own & other for other in others))
