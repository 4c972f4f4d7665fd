# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.process_input import ProcessInput
    from ..models.process_output import ProcessOutput


@_attrs_define(eq=False, repr=False)
class ProcessFormRequest(Model):
    """A process request without its evalscript."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"input", "output"})

    input_: ProcessInput
    """The area, and the collections that samples are taken from."""

    output: ProcessOutput | Unset = UNSET
    """The grid of the output and its formats. Give `width` and `height`, or `resx` and `resy`."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("input", UNSET)
        self.input_ = ProcessInput.from_dict(value) if isinstance(value, dict) else value
        value = get("output", UNSET)
        self.output = ProcessOutput.from_dict(value) if isinstance(value, dict) else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.input_
        if value is not UNSET:
            field_dict["input"] = value.to_dict() if isinstance(value, Model) else value
        value = self.output
        if value is not UNSET:
            field_dict["output"] = value.to_dict() if isinstance(value, Model) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.process_input import ProcessInput
    from ..models.process_output import ProcessOutput

    globals().update(
        ProcessInput=ProcessInput,
        ProcessOutput=ProcessOutput,
        _linked=True,
    )
