"""A small working tree of two packages, shaped like ours: one generated and lazy, one by hand with private parts."""

from pathlib import Path

FILES = {
    "pyproject.toml": '[project]\nname = "swath"\nversion = "0.3.1"\n',
    "generated/swath_api/__init__.py": """
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import api as api
    from . import models as models
    from .client import Client as Client

_MODULE_OF: dict[str, str] = {"Client": ".client", "api": ".api", "models": ".models"}

__all__ = ("Client", "api", "models")

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any: ...
    def __dir__() -> list[str]: ...
""",
    "generated/swath_api/client.py": """
from attrs import define, field

def _default() -> float:
    return 120.0

@define
class Client:
    _base_url: str = field(alias="base_url")
    raise_on_unexpected_status: bool = field(default=True, kw_only=True)
    _timeout: float = field(factory=_default, kw_only=True, alias="timeout")
    _lock: object = field(init=False)
""",
    "generated/swath_api/codec.py": """
from typing import Any, ClassVar, Self

class Model:
    wire_names: ClassVar[frozenset[str]]

    @classmethod
    def from_dict(cls, src_dict: dict[str, Any]) -> Self: ...
""",
    "generated/swath_api/api/__init__.py": """
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import things as things

__all__ = ("things",)
""",
    "generated/swath_api/api/things/__init__.py": """
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import get_thing as get_thing

__all__ = ("get_thing",)
""",
    "generated/swath_api/api/things/get_thing.py": """
from ...client import Client
from ...models.thing import Thing

def _get_kwargs(id: str) -> dict[str, object]: ...

def sync(id: str, *, client: Client, limit: int | None = None) -> Thing | None: ...
""",
    "generated/swath_api/models/__init__.py": """
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .kind import Kind as Kind
    from .thing import Thing as Thing

__all__ = ("Kind", "Thing")
""",
    "generated/swath_api/models/kind.py": """
from enum import StrEnum

class Kind(StrEnum):
    BIG = "big"
    SMALL = "small"
""",
    "generated/swath_api/models/thing.py": '''
from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model
from ..models.kind import Kind

@_attrs_define
class Thing(Model):
    """A thing."""

    wire_names: ClassVar[frozenset[str]] = frozenset({"id", "kind"})

    id: str
    """Its name."""
    kind: Kind | None = None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: dict[str, Any]) -> Self: ...
''',
    "overlay/swath/__init__.py": """
from swath._client import Hub
from swath.data.image import Image
from swath.errors import HubError, Refused
from swath.options import DEFAULT, Options

__all__ = ["Hub", "Image", "HubError", "Refused", "DEFAULT", "Options"]
""",
    "overlay/swath/errors.py": '''
class HubError(Exception):
    """The root."""

class Refused(HubError):
    """No."""

    def __init__(self, status: int, message: str = "") -> None:
        self.status = status
        self._message = message
''',
    "overlay/swath/models.py": """
from typing import TYPE_CHECKING

import swath_api.models as _models

if TYPE_CHECKING:
    from swath_api.models import *

__all__ = _models.__all__
""",
    "overlay/swath/options.py": """
from dataclasses import dataclass, field
from typing import Literal

Style = Literal["new", "old"]

@dataclass(frozen=True)
class Options:
    url: str
    style: Style = "new"
    tags: list[str] = field(default_factory=list)
    _secret: str = ""

DEFAULT = Options("https://host")
""",
    "overlay/swath/data/__init__.py": "",
    "overlay/swath/data/image.py": """
from functools import cached_property
from pathlib import Path

class Image:
    def __init__(self, content: bytes) -> None:
        self.content = content

    @cached_property
    def size(self) -> tuple[int, int]: ...

    def save(self, path: str | Path, /, *, overwrite: bool = False) -> Path: ...

    def _decode(self) -> None: ...

def open_image(content: bytes) -> Image: ...
""",
    "overlay/swath/data/arguments.py": """
from typing import TypedDict

class Arguments(TypedDict, total=False):
    bbox: list[float]
    size: tuple[int, int]
""",
    "overlay/swath/_catalog.py": """
from collections.abc import Iterator

import swath_api.models as low
from swath import models

class Core:
    def send(self) -> None: ...

class Catalog:
    def __init__(self, core: Core) -> None:
        self._core = core

    def search(self, text: str, *, limit: int | None = None) -> "Iterator[models.Thing]": ...

    def kinds(self, like: low.Kind) -> list["low.Kind"]: ...
""",
    "overlay/swath/_client.py": '''
from typing import Self, Unpack, overload

from swath._catalog import Catalog, Core
from swath.data.arguments import Arguments
from swath.data.image import Image
from swath.models import Thing

class Hub:
    """A connection."""

    retries: int = 3

    def __init__(self, url: str = "", *, profile: str | None = None) -> None:
        self.url = url
        self.catalog = Catalog(Core())

    @overload
    def process(self, script: str, **arguments: Unpack[Arguments]) -> Image: ...
    @overload
    def process(self, script: Thing) -> list[Image]: ...
    def process(self, script, **arguments): ...

    async def wait(self, seconds: float = 1.0) -> None: ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...
''',
}


def write_tree(root: Path) -> Path:
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Replace a text that stands in a file once."""
    path = root / name
    text = path.read_text()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    path.write_text(text.replace(old, new))
