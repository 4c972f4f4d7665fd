"""The generated models, imported on first use: `from swath.models import ProcessRequest`."""

from typing import TYPE_CHECKING

import swath_api.models as _models

if TYPE_CHECKING:
    from swath_api.models import *  # noqa: F403

__all__ = _models.__all__


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(_models, name)


def __dir__() -> list[str]:
    return sorted(__all__)
