# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, RequestFiles, Unset
from ..wire import form_parts

if TYPE_CHECKING:
    from ..models.process_form_request import ProcessFormRequest


@_attrs_define(eq=False, repr=False)
class ProcessForm(Model):
    """A process request in parts, which keeps a long evalscript free of JSON escapes."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"request", "evalscript"})

    request: ProcessFormRequest | Unset = UNSET
    """Everything but the evalscript."""

    evalscript: str | Unset = UNSET
    """The JavaScript program that turns samples into outputs."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        value = get("request", UNSET)
        self.request = ProcessFormRequest.from_dict(value) if isinstance(value, dict) else value
        self.evalscript = get("evalscript", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.request
        if value is not UNSET:
            field_dict["request"] = value.to_dict() if isinstance(value, Model) else value
        value = self.evalscript
        if value is not UNSET:
            field_dict["evalscript"] = value
        return field_dict

    def to_multipart(self) -> RequestFiles:
        """The parts of a multipart/form-data body."""
        files: RequestFiles = []
        files += form_parts("request", self.request)
        files += form_parts("evalscript", self.evalscript)
        for name, value in self.additional_properties.items():
            files += form_parts(name, value)
        return files


_linked = False


def _link() -> None:
    from ..models.process_form_request import ProcessFormRequest

    globals().update(
        ProcessFormRequest=ProcessFormRequest,
        _linked=True,
    )
