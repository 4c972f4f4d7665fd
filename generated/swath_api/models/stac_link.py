# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.link_body import LinkBody
    from ..models.link_headers import LinkHeaders
    from ..models.link_method import LinkMethod


@_attrs_define(eq=False, repr=False)
class StacLink(Model):
    """A reference to another document, or to the next page of this one."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {"href", "rel", "type", "title", "method", "headers", "body", "merge"}
    )

    href: str

    rel: str
    """What the target is to this document, such as `self`, `parent` or `next`."""

    type_: str | Unset = UNSET
    """The media type of the target."""

    title: str | Unset = UNSET

    method: LinkMethod | Unset = UNSET
    """The HTTP method with which to follow a link."""

    headers: LinkHeaders | Unset = UNSET
    """The HTTP headers with which to follow a link."""

    body: LinkBody | Unset = UNSET
    """The request body with which to follow a link."""

    merge: bool | Unset = UNSET
    """Whether `body` joins the body of the request before instead of replacing it."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.href = get("href", UNSET)
        self.rel = get("rel", UNSET)
        self.type_ = get("type", UNSET)
        self.title = get("title", UNSET)
        value = get("method", UNSET)
        self.method = LinkMethod(value) if type(value) is str else value
        value = get("headers", UNSET)
        self.headers = LinkHeaders.from_dict(value) if isinstance(value, dict) else value
        value = get("body", UNSET)
        self.body = LinkBody.from_dict(value) if isinstance(value, dict) else value
        self.merge = get("merge", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.href
        if value is not UNSET:
            field_dict["href"] = value
        value = self.rel
        if value is not UNSET:
            field_dict["rel"] = value
        value = self.type_
        if value is not UNSET:
            field_dict["type"] = value
        value = self.title
        if value is not UNSET:
            field_dict["title"] = value
        value = self.method
        if value is not UNSET:
            field_dict["method"] = value.value if isinstance(value, Enum) else value
        value = self.headers
        if value is not UNSET:
            field_dict["headers"] = value.to_dict() if isinstance(value, Model) else value
        value = self.body
        if value is not UNSET:
            field_dict["body"] = value.to_dict() if isinstance(value, Model) else value
        value = self.merge
        if value is not UNSET:
            field_dict["merge"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.link_body import LinkBody
    from ..models.link_headers import LinkHeaders
    from ..models.link_method import LinkMethod

    globals().update(
        LinkBody=LinkBody,
        LinkHeaders=LinkHeaders,
        LinkMethod=LinkMethod,
        _linked=True,
    )
