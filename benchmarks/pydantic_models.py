"""The two answers as pydantic models that keep members they do not know."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Position = list[float]


class Open(BaseModel):
    model_config = ConfigDict(extra="allow")


class Polygon(Open):
    type: Literal["Polygon"]
    coordinates: list[list[Position]]


class MultiPolygon(Open):
    type: Literal["MultiPolygon"]
    coordinates: list[list[list[Position]]]


class Properties(Open):
    datetime_: datetime | None = Field(None, alias="datetime")
    platform: str | None = None
    instruments: list[str] | None = None
    constellation: str | None = None
    gsd: float | None = None
    eo_cloud_cover: float | None = Field(None, alias="eo:cloud_cover")
    proj_epsg: int | None = Field(None, alias="proj:epsg")
    proj_bbox: list[float] | None = Field(None, alias="proj:bbox")
    proj_geometry: Polygon | MultiPolygon | None = Field(None, alias="proj:geometry", discriminator="type")


class Asset(Open):
    href: str
    title: str | None = None
    type: str | None = None


class Link(Open):
    href: str
    rel: str
    type: str | None = None
    title: str | None = None
    method: str | None = None
    headers: dict[str, Any] | None = None
    body: dict[str, Any] | None = None
    merge: bool | None = None


class Item(Open):
    id: str
    stac_version: str | None = None
    stac_extensions: list[str] | None = None
    type: Literal["Feature"] | None = None
    geometry: Polygon | MultiPolygon | None = Field(None, discriminator="type")
    bbox: list[float] | None = None
    properties: Properties | None = None
    assets: dict[str, Asset] | None = None
    collection: str | None = None
    links: list[Link] | None = None


class Context(Open):
    returned: int
    next: int | None = None
    limit: int | None = None


class Page(Open):
    type: Literal["FeatureCollection"]
    features: list[Item]
    links: list[Link] | None = None
    context: Context | None = None


class TimeRange(Open):
    from_: datetime | None = Field(None, alias="from")
    to: datetime | None = None


class Numbers(Open):
    min: float | str | None = None
    max: float | str | None = None
    mean: float | str | None = None
    st_dev: float | str | None = Field(None, alias="stDev")
    sample_count: int | None = Field(None, alias="sampleCount")
    no_data_count: int | None = Field(None, alias="noDataCount")
    percentiles: dict[str, float | str] | None = None


class Band(Open):
    stats: Numbers | None = None
    histogram: dict[str, Any] | None = None


class Output(Open):
    bands: dict[str, Band] | None = None


class Interval(Open):
    interval: TimeRange | None = None
    outputs: dict[str, Output] | None = None
    error: dict[str, Any] | str | None = None


class Statistics(Open):
    data: list[Interval] | None = None
    status: str | None = None
