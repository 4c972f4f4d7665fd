# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, encode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.stac_extent import StacExtent
    from ..models.stac_link import StacLink
    from ..models.stac_provider import StacProvider
    from ..models.stac_summaries import StacSummaries


@_attrs_define(eq=False, repr=False)
class StacCollection(Model):
    """Items of one kind, such as all scenes of one satellite mission and processing level."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "stac_version",
            "type",
            "id",
            "description",
            "license",
            "extent",
            "links",
            "stac_extensions",
            "title",
            "keywords",
            "providers",
            "summaries",
            "sci:citation",
        }
    )

    stac_version: str

    type_: str
    """`Collection` here."""

    id: str
    """The name by which a search refers to the collection."""

    description: str
    """A longer text, perhaps in Markdown."""

    license_: str
    """An SPDX identifier, or `proprietary` or `various`."""

    extent: StacExtent
    """Where and when the data of a collection lie."""

    links: list[StacLink]

    stac_extensions: list[str] | Unset = UNSET
    """The URLs, or short names, of the STAC extensions in use."""

    title: str | Unset = UNSET

    keywords: list[str] | Unset = UNSET

    providers: list[StacProvider] | Unset = UNSET
    """Who made, processed, licensed or hosts the data, in order of time."""

    summaries: StacSummaries | Unset = UNSET
    """What values the properties of the items take, by the name of the property."""

    sci_citation: str | Unset = UNSET
    """How to cite the data."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.stac_version = get("stac_version", UNSET)
        self.type_ = get("type", UNSET)
        self.id = get("id", UNSET)
        self.description = get("description", UNSET)
        self.license_ = get("license", UNSET)
        value = get("extent", UNSET)
        self.extent = StacExtent.from_dict(value) if isinstance(value, dict) else value
        value = get("links", UNSET)
        self.links = (
            [StacLink.from_dict(item) if isinstance(item, dict) else item for item in value]
            if isinstance(value, list)
            else value
        )
        self.stac_extensions = get("stac_extensions", UNSET)
        self.title = get("title", UNSET)
        self.keywords = get("keywords", UNSET)
        value = get("providers", UNSET)
        self.providers = (
            [StacProvider.from_dict(item) if isinstance(item, dict) else item for item in value]
            if isinstance(value, list)
            else value
        )
        value = get("summaries", UNSET)
        self.summaries = StacSummaries.from_dict(value) if isinstance(value, dict) else value
        self.sci_citation = get("sci:citation", UNSET)
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.stac_version
        if value is not UNSET:
            field_dict["stac_version"] = value
        value = self.type_
        if value is not UNSET:
            field_dict["type"] = value
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.description
        if value is not UNSET:
            field_dict["description"] = value
        value = self.license_
        if value is not UNSET:
            field_dict["license"] = value
        value = self.extent
        if value is not UNSET:
            field_dict["extent"] = value.to_dict() if isinstance(value, Model) else value
        value = self.links
        if value is not UNSET:
            field_dict["links"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        value = self.stac_extensions
        if value is not UNSET:
            field_dict["stac_extensions"] = value
        value = self.title
        if value is not UNSET:
            field_dict["title"] = value
        value = self.keywords
        if value is not UNSET:
            field_dict["keywords"] = value
        value = self.providers
        if value is not UNSET:
            field_dict["providers"] = (
                [item.to_dict() if isinstance(item, Model) else item for item in value]
                if isinstance(value, (list, tuple))
                else value
            )
        value = self.summaries
        if value is not UNSET:
            field_dict["summaries"] = value.to_dict() if isinstance(value, Model) else value
        value = self.sci_citation
        if value is not UNSET:
            field_dict["sci:citation"] = value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.stac_extent import StacExtent
    from ..models.stac_link import StacLink
    from ..models.stac_provider import StacProvider
    from ..models.stac_summaries import StacSummaries

    globals().update(
        StacExtent=StacExtent,
        StacLink=StacLink,
        StacProvider=StacProvider,
        StacSummaries=StacSummaries,
        _linked=True,
    )
