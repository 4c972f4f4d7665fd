# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Choice, Model, Option, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.async_process_output import AsyncProcessOutput
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.process_input import ProcessInput
    from ..models.s3_reference import S3Reference


@_attrs_define(eq=False, repr=False)
class AsyncProcessRequest(Model):
    """What to render, how, and where to put it. The evalscript is given here or by reference."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"input", "output", "evalscript", "evalscriptReference"})

    input_: ProcessInput
    """The area, and the collections that samples are taken from."""

    output: AsyncProcessOutput
    """The grid of the output, its formats and its destination."""

    evalscript: str | Unset = UNSET
    """The JavaScript program that turns samples into outputs."""

    evalscript_reference: GoogleStorageReference | S3Reference | Unset = UNSET
    """Where the evalscript is kept, when it is not given here."""

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
        self.output = AsyncProcessOutput.from_dict(value) if isinstance(value, dict) else value
        self.evalscript = get("evalscript", UNSET)
        value = get("evalscriptReference", UNSET)
        self.evalscript_reference = choose_evalscript_reference(value) if isinstance(value, dict) else value
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
        value = self.evalscript
        if value is not UNSET:
            field_dict["evalscript"] = value
        value = self.evalscript_reference
        if value is not UNSET:
            field_dict["evalscriptReference"] = encode(value)
        return field_dict


choose_evalscript_reference: Choice
_linked = False


def _link() -> None:
    from ..models.async_process_output import AsyncProcessOutput
    from ..models.google_storage_reference import GoogleStorageReference
    from ..models.process_input import ProcessInput
    from ..models.s3_reference import S3Reference

    globals().update(
        AsyncProcessOutput=AsyncProcessOutput,
        GoogleStorageReference=GoogleStorageReference,
        ProcessInput=ProcessInput,
        S3Reference=S3Reference,
        choose_evalscript_reference=Choice(
            Option(S3Reference, {}, ["s3"]),
            Option(GoogleStorageReference, {}, ["gs"]),
        ),
        _linked=True,
    )
